import pytest

from analytics.text import language_detection


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The embassy stays open, the foreign ministry said on Monday.", "en"),
        ("Die Botschaft bleibt geöffnet, sagte das Außenministerium am Montag.", "de"),
        ("L'ambassade reste ouverte, a déclaré lundi le ministère des Affaires étrangères.", "fr"),
        ("Посольство остаётся открытым, сообщило министерство в понедельник.", "ru"),
        ("السفارة تبقى مفتوحة، قالت وزارة الخارجية يوم الاثنين.", "ar"),
        ("大使馆继续开放", "zh"),
        ("大使館は引き続き開いている。", "ja"),
        ("", "und"),
        ("Hm ok yes", "und"),
        ("😀 12345 67890 !!!", "und"),
        ("中国", "und"),
    ],
)
def test_the_language_of_a_text_is_detected_if_the_text_says_enough(text, code):
    assert language_detection.detect(text) == code


@pytest.mark.parametrize(
    "post",
    [
        *("omg lol so true", "hahaha yes", "Vamos equipo!!", "#BREAKING @Reuters", "kya baat hai yaar"),
        "main kal dilli ja raha hoon aur wahan apne dost se milunga, tum bhi chalo agar time hai to",
        "mujhe samajh nahi aata ke log itna jhoot kyun bolte hain, yeh mulk kabhi theek nahi hoga",
        "naan inniku kadaikku poren, anga romba kootama irukku, vilai ellam romba jaasthi aagiduchu",
        "den katalavaino giati i kyvernisi den kanei tipota gia tin akriveia, oloi paraponiountai alla kaneis den mila",
        "Novak Djokovic Rafael Nadal Roger Federer Andy Murray Carlos Alcaraz Jannik Sinner",
    ],
)
def test_a_post_of_few_words_or_in_a_foreign_script_has_no_language(post):
    assert language_detection.detect(post) == "und"


@pytest.mark.parametrize(
    ("post", "code"),
    [
        *(("Breaking: fire in Leeds", "en"), ("Na toll, wieder nix", "de"), ("इन दिनों मौसम अच्छा है", "hi")),
        ("Kumusta na kayo mga kaibigan ko sa probinsya", "tl"),
        ("这个城市今天关闭了一座桥，居民们都很担心", "zh"),
    ],
)
def test_a_short_post_that_is_clear_keeps_its_language(post, code):
    assert language_detection.detect(post) == code
