"""Persons from other countries in Japanese texts."""

from analytics.reading.ner.tagger import names
from analytics.text.document_text import Text


def persons(text):
    return [(name.surface, name.hint) for name in names(Text(text, "ja")) if name.kind == "person"]


def test_a_full_name_with_a_title_behind_its_surname_is_a_person():
    text = "アンゲラ・メルケルが会見した。メルケル首相は退任する。"

    assert persons(text) == [("アンゲラ・メルケル", "アンゲラ メルケル"), ("メルケル", "")]


def test_a_place_or_a_work_with_a_dot_is_not_a_person():
    assert persons("スタンフォード・ブリッジで「ゲーム・オブ・スローンズ」の話をした。") == []


def test_a_surname_is_not_a_part_of_a_longer_word():
    text = "ドナルド・トランプ氏が話した。トランプゲームが流行した。"

    assert persons(text) == [("ドナルド・トランプ", "ドナルド トランプ")]


def test_the_end_of_a_longer_name_is_no_surname():
    assert persons("オリビア・ジョンが歌った。ウジョン氏は笑った。") == []
    assert persons("オリビア・ジョン氏が歌った。") == [("オリビア・ジョン", "オリビア ジョン")]


def test_a_title_in_the_letters_of_the_name_ends_it():
    text = "フィル・ジャクソン氏が会見した。ジャクソンコーチは退任する。"

    assert [surface for surface, _ in persons(text)][-1] == "ジャクソン"


def test_a_chinese_name_with_a_dot_is_a_person_without_the_words_around_it():
    text = "总理安格拉·默克尔在柏林透露克里斯汀·福特博士将出席。默克尔说。"
    found = [name.surface for name in names(Text(text, "zh")) if name.kind == "person"]

    assert found == ["安格拉·默克尔", "克里斯汀·福特", "默克尔"]
