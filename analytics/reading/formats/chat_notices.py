"""The notices of messengers in many languages: media that were left out, deleted messages, missed calls."""

from __future__ import annotations

import re

LRM = "\u200e"  # WhatsApp writes this mark before its own words
MOST_WORDS = 60  # of a notice after this mark: some telephones write it before messages of people too

_MEDIA = (
    r"(?:image|photo|video|video note|gif|sticker|audio|document|contact card|media|bild|foto|dokument|kontaktkarte"
    r"|imagen|vídeo|documento|tarjeta de contacto|vidéo|fiche contact|immagine|imagem|figurinha|afbeelding|contactkaart"
    r"|изображение|фото|видео|аудио|документ|стикер|obraz|zdjęcie|wideo|naklejka|görüntü|resim|çıkartma|belge)"
)
_OMITTED = (
    r"(?:omitted|weggelassen|ausgeschlossen|absente?|omise?|omitid[oa]s?|omess[oa]|ocultad[oa]|ocult[oa]|weggelaten"
    r"|пропущено?|не включен[оа]?|pominięt[oya]|dahil edilmedi)"
)
_DELETED = (
    r"(?:this message was deleted|you deleted this message|diese nachricht wurde gelöscht"
    r"|du hast diese nachricht gelöscht"
    r"|ce message a été supprimé|vous avez supprimé ce message|se eliminó este mensaje|eliminaste este mensaje"
    r"|este mensaje fue eliminado|questo messaggio è stato eliminato|hai eliminato questo messaggio"
    r"|(?:esta|essa) mensagem foi apagada|mensagem apagada|você apagou esta mensagem|dit bericht is verwijderd"
    r"|je hebt dit bericht verwijderd|u heeft dit bericht verwijderd|(?:это|данное) сообщение удалено"
    r"|вы удалили (?:это|данное) сообщение|ta wiadomość została usunięta|usunięto tę wiadomość|bu mesaj silindi"
    r"|bu mesajı sildiniz|تم حذف هذه الرسالة|זו הודעה שנמחקה|यह मैसेज मिटाया गया|此消息已删除|此訊息已刪除"
    r"|このメッセージは削除されました|삭제된 메시지입니다|deleted message)"
)
_OTHER = (
    r"(?:(?:missed|declined) (?:voice|video|group) ?(?:voice|video)? call|verpasster (?:sprach|video)anruf"
    r"|appel (?:vocal|vidéo) manqué|llamada (?:de voz|de video) perdida|waiting for this message[^\n]{0,80}"
    r"|live location shared|null)"
)
_WHOLE = re.compile(rf"(?:{_MEDIA}\s{_OMITTED}|{_DELETED}|{_OTHER})[.!]?", re.IGNORECASE)
_BRACKETS = re.compile(r"<[^<>\n]{2,80}>")  # <Media omitted>, <Medien ausgeschlossen>, <attached: 0001-PHOTO.jpg>
_ENDING = r"(?:jpe?g|png|webp|gif|mp4|3gp|mov|opus|ogg|m4a|mp3|aac|pdf|vcf|docx?|xlsx?|pptx?|zip|txt|csv)"
_FILE = re.compile(
    rf"[^\n/\\]{{1,120}}\.{_ENDING} \([^()\n]{{3,60}}\)", re.IGNORECASE
)  # IMG-20210503-WA0001.jpg (file attached)
_PLACE = re.compile(r"[^\n:]{2,30}: https?://(?:maps\.google\.|goo\.gl/maps|maps\.app)\S{1,300}")


def without_notices(text: str) -> str:
    """Return the words of a message without those of the messenger, "" if no others are in it."""
    if text.lstrip().startswith(LRM) and len(text.split()) <= MOST_WORDS:
        return ""
    lines = [_without_notice(line) for line in text.split("\n")]
    return "\n".join(line for line in lines if line)


def _without_notice(line: str) -> str:
    """Return a line without a notice, which can be at its end: "See you <This message was edited>"."""
    words, mark, notice = line.rpartition(LRM)
    kept = words if mark and (_BRACKETS.fullmatch(notice.strip()) or _is_notice(notice)) else line
    kept = kept.replace(LRM, "").strip()
    if kept.endswith(">") and (ending := _BRACKETS.search(kept[-82:])) and " " in ending[0]:
        kept = kept[: len(kept[:-82]) + ending.start()].strip()
    return "" if _is_notice(kept) else kept


def _is_notice(line: str) -> bool:
    line = line.strip()
    return any(pattern.fullmatch(line) for pattern in (_WHOLE, _BRACKETS, _FILE, _PLACE))
