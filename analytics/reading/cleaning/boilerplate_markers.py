"""The words that mark boilerplate, in the most common languages of the press.

All patterns but BYLINE are for lines in small letters: without IGNORECASE Python skips a branch by its first letter.
"""

from __future__ import annotations

import re

from analytics.reading.cleaning.phrases import Phrases

LANGUAGES = frozenset({"en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru"})  # of the lists below
# Whole lines (with or without a count, an arrow or a colon). English, German, French, Spanish, Italian,
# Portuguese, Dutch, Polish, Russian.
_HEADINGS = """
more (?:on|about) .{3,40}
|read more|read also|also read|read next|see also|more on this|more on this story|more from .{0,40}|related
|related .{0,30}|you may also like|you might also like|recommended|recommended .{0,20}|trending|trending .{0,20}
|popular|most .{0,20}|top stories|top content|top news|latest news|latest|latest stories|more news|more stories
|editor'?s.? (?:choice|picks?)|before you go|explore more|explore|around the web|from around the web
|promoted .{0,20}|sponsored .{0,20}|sponsored|next (?:article|story|post)|previous (?:article|story|post)
|don'?t miss|in case you missed it
|what to read next|featured|featured .{0,20}|elsewhere on .{0,30}|mehr zum thema|lesen sie auch|lesen sie mehr
|mehr lesen|weiterlesen|auch interessant|das könnte sie (?:auch )?interessieren|meistgelesen.{0,20}|meist gelesen
|empfohlen.{0,20}|weitere artikel|weitere themen|zum thema|siehe auch|verwandte .{0,20}|mehr aus .{0,30}|lire aussi
|à lire aussi|lire la suite|à lire|voir aussi|sur le même (?:sujet|thème)|les plus lus|articles liés|leer más
|lea también|lee también|le puede interesar|te puede interesar|más noticias|lo más (?:leído|visto)|ver también
|noticias relacionadas|leggi anche|leggi tutto|potrebbe interessarti|i più letti|articoli correlati
|continua a leggere|leia mais
|você (?:também )?pode gostar.{0,10}|leia também|veja também|saiba mais|mais lidas|notícias relacionadas
|lees ook|lees meer
|meer lezen|meest gelezen|meer nieuws|gerelateerd.{0,20}|czytaj także|czytaj też|czytaj więcej|zobacz także
|zobacz też|zobacz również|przeczytaj .{0,20}|najczęściej czytane|polecane|читайте также|читать далее|подробнее
|смотрите также|материалы по теме|по теме|самое читаемое
"""
_CONTROLS = """
(?:listen to (?:this )?article[\\d: ]{0,9})?share this article(?: (?:share|tweet|post|pin|email|print)){0,6}
|continue reading.{0,40}|keep reading|advertisement continue reading.{0,30}|photo|media playback is .{0,80}
|story continue[sd] below.{0,40}|scroll down for .{0,20}
|(?:read (?:the )?)?full (?:story|article)(?: and .{0,40})?
|this article tagged under.{0,80}|pullquote|play facebook|unsubscribe.{0,80}|news provided by
|modal title|print date:.{0,40}|printed from:?.{0,80}
|share|share (?:this|on|via|with|it).{0,30}|tweet|tweet this|pin(?: it)?|e-?mail(?: this)?.{0,20}
|print(?: this)?.{0,12}|copy (?:link|url)|save|bookmark|like|likes|follow(?: us)?.{0,30}|subscribe.{0,30}
|sign (?:in|up|out).{0,30}|log ?in.{0,20}|register|my account|menu|home|homepage|search.{0,20}|skip to .{0,30}|close
|open|back|back to top|next|previous|prev|more|show more|load more|see all|view all|theme|light|dark|font|language
|languages|edition|settings|toggle .{0,20}|advertisement|advertising|ad|ads|loading.{0,12}|facebook|twitter
|instagram|youtube|linkedin|whatsapp|telegram|pinterest|reddit|google\\+?|flipboard|rss|newsletters?|video|videos
|photos|gallery|slideshow.{0,20}|(?:next|prev) image.{0,12}|live tv|live|podcasts?|about(?: us)?|contact(?: us)?
|terms .{0,30}|privacy .{0,30}|cookie.{0,30}|careers|help|faq|sitemap|site map|advertise.{0,20}|tags?|topics?
|filed under.{0,60}|categories|teilen|drucken|merken|kommentieren|menü|suche|suchen|startseite|anmelden|abmelden
|registrieren|impressum|datenschutz.{0,20}|agb|anzeige|werbung|schließen|zurück|weiter|nach oben|abo|abonnieren
|sprache|schlagworte|themen|partager|imprimer|envoyer|accueil|rechercher|recherche|connexion|s'abonner|abonnez-vous
|publicité|fermer|retour|suivant|précédent|mentions légales|langue|compartir|imprimir|inicio|buscar|iniciar sesión
|suscríbete|suscribirse|publicidad|cerrar|volver|siguiente|anterior|idioma|aviso legal|condividi|stampa|cerca|accedi
|abbonati|pubblicità|chiudi|indietro|avanti|lingua|compartilhar|compartilhe|partilhar|início|pesquisar|entrar|assine
|publicidade|fechar|voltar|próximo|deel|delen|zoeken|inloggen|abonneren|advertentie|sluiten|terug|volgende|vorige
|udostępnij|drukuj|szukaj|zaloguj.{0,10}|reklama|zamknij|wstecz|dalej|поделиться|печать|поиск|войти|подписаться
|реклама|закрыть|назад|главная
"""
_REMARKS = """

(?:no |view |add |show |all |post a |leave a |write a |join the )*(?:comments?|reply|replies|conversation)(?: .{0,30})?
|comments? .{0,20}closed.{0,20}|\\d+ (?:responses?|thoughts?|replies) (?:to|on) .{1,120}
|discussion|kommentare?.{0,20}|\\d+ kommentare|leserkommentare|diskussion
|diskutieren sie mit.{0,20}|commentaires?.{0,20}|\\d+ commentaires|laisser un commentaire|réagir|comentarios?.{0,20}
|\\d+ comentarios|deja (?:un|tu) comentario|commenti.{0,20}|\\d+ commenti|lascia un commento|comentários?.{0,20}
|deixe (?:um|seu) comentário|reacties?.{0,20}|reageer|komentarze.{0,20}|skomentuj|dodaj komentarz|комментарии.{0,20}
|оставить комментарий|обсудить
"""


def _whole_line_pattern(names: str) -> re.Pattern[str]:
    """Return a pattern for a line that is only one of the names."""
    joined = names.replace("\n", "")
    return re.compile(rf"[\W\d]*(?:{joined})[\W\d]*")


HEADING = _whole_line_pattern(_HEADINGS)
CONTROL = _whole_line_pattern(_CONTROLS)
REMARKS = _whole_line_pattern(_REMARKS)

# "Read more: Biden signs the law" - a marker, a colon and the title of another article.
LEADS_AWAY = re.compile(
    r"\W*read more (?:from|by|on|at|here)\b|\W*watch (?:the )?latest videos?\b|\W*go deeper\s*(?:\.\.\.|:|…)"
    r"|\W*(?:for more|to (?:find out|learn|read|see|meet|hear)) [^.!?]{3,120}, click here\W*$"
    r"|\W*skip twitter post\b"
    r"|\W*click (?:here )?(?:for (?:more|the (?:latest|full)|complete|full|all)"
    r"|to (?:read|watch|see|view|subscribe|get|listen))\b"
    r"|\W*(?:just watched\b.*must watch\b|related coverage\s+\S|enlarge this image|read or share this story)"
    r"|\W*(?:read (?:more|also|next)|read|also (?:read|on [^:]{2,30})|see (?:also|more)|also"
    r"|related(?: (?:articles?|stor(?:y|ies)|news|coverage|posts?))?"
    r"|watch(?: (?:now|live|also|more))?|more"
    r"|recommended|don'?t miss|lesen sie (?:auch|mehr|hier)|mehr (?:zum thema|dazu)|siehe auch"
    r"|(?:à )?lire aussi|voir aussi"
    r"|le[ae] también|leer más|leggi anche"
    r"|leia (?:mais|também)|veja também|lees ook|czytaj (?:także|też|więcej)"
    r"|zobacz (?:także|też)"
    r"|читайте также|смотрите также)\s*[:>|\u00bb]\s*\S",
)

_CHANNEL = (
    r"newsletters?|\[email\W+protected\]|google news|whats\s?app|telegram|facebook|twitter"
    r"|instagram|youtube|\bapp\b|podcasts?|inbox"
    r"|subscri|\S+@\S+\.\w|https?://|@\w{3}|with a friend"
    r"|our channel|push-nachrichten|e-?mail alerts?|abonnement|apple news|tiktok|news ?app|listen to \w"
    r"|free trial|email updates"
)
_CALL = (
    r"(?:please )?(?:follow|send (?:your |us )?(?:news )?tips)|(?:got|have) an? (?:news )?tip"
    r"|reach (?:the|our|him|her|them|me)|write to|contact|e-?mail|listen (?:for free|to)"
    r"|like th(?:is|e) (?:story|article)|start your day with"
    r"|follow|sign up|subscribe|join (?:us|our|the conversation|thousands)|download|like us|click"
    r"|tap here|keep up with"
    r"|get (?:the|our|all|breaking|more|news|alerts|updates|\w+ in your)|for (?:the )?(?:latest|more(?! than))"
    r"|stay (?:up|tuned|informed|connected|on top)|folgen sie|abonnieren sie|melden sie sich|laden sie"
    r"|jetzt (?:abonnieren|anmelden|herunterladen|testen)|suivez|abonnez|inscrivez|téléchargez|síguenos|sigue|siga"
    r"|suscríbete|suscríbase|únete|descarga|seguici|iscriviti|scarica|inscreva-se|assine|baixe|siga-nos|volg ons"
    r"|meld je aan|obserwuj|zapisz się|pobierz|подпишитесь|подписывайтесь|следите|скачайте"
)
PROMOTION = re.compile(rf"\W*(?:{_CALL})\b.*(?:{_CHANNEL})")

# Notices are phrases in small letters; only a line with one of the words of LEGAL is searched for them.
_LEGAL = (
    "© copyright (c) rights rechte droits derechos diritti direitos rechten prawa права cookies cookie agree javascript"
    " robot policy nutzungsbedingungen continuing trademarks trademark recaptcha informational website food"
)
LEGAL = frozenset(_LEGAL.split())
RIGHTS = (
    *("©", "copyright 20", "copyright 19", "(c) 20", "all rights reserved", "alle rechte vorbehalten"),
    *("tous droits réservés", "todos los derechos reservados", "tutti i diritti riservati", "copyright by"),
    *("todos os direitos reservados", "alle rechten voorbehouden", "wszelkie prawa zastrzeżone", "все права защищены"),
)
# The answers and promises of a form on the page, and how to reach the author
SERVICE = Phrases(
    r"thanks for signing up|copy this code to your|(?:keep an eye on|meet|hits?|reach) your inbox|an activation link"
    r"|error processing your|error has occurred"
    r"|something went wrong, please|wherever you (?:get|find|listen to) (?:your )?podcasts"
    r"|(?:story|article) has been sent to|for your personal,? non-?commercial use"
    r"|(?:to|in|into|through) your inbox|(?:to|in|into) your mailbox|(?:to|through) your letterbox"
    r"|we have a proposition for you|(?:can|may) be reached (?:at|on|via)\b"
    r"|(?:can|may) be contacted (?:at|on|via)\b|we['\u2019]d like to hear what you think about this"
    r"|click here (?:to subscribe|for more information)|you have successfully (?:subscribed|signed up)"
    r"|vielen dank für ihre anmeldung|merci pour votre inscription|gracias por suscribirte"
    r"|grazie per esserti iscritto"
    # mails and newsletters
    r"|(?:e-?mail|newsletter|message) in (?:your|a) (?:web )?browser|view in (?:your )?browser"
    r"|receiv(?:ed|ing) this (?:e-?mail|newsletter|message) because|wish to receive (?:these|our|this) e?-?mails?"
    r"|is a reader-supported publication|to receive new posts and support my work"
    r"|im browser (?:ansehen|anzeigen|öffnen|lesen)|diese e-mail, weil|diesen newsletter, weil|newsletter abbestellen"
    r"|vom newsletter abmelden|cet e-mail (?:car|parce que)|cette newsletter (?:car|parce que)|dans votre navigateur"
    r"|este correo (?:electrónico )?porque|en (?:tu|su) navegador|questa e-?mail perché|nel tuo browser"
    r"|este e-?mail porque|no seu navegador|deze (?:e-mail|nieuwsbrief) omdat|in (?:je|uw) browser bekijken"
    r"|otrzymujesz tę wiadomość|wypisz się z newslettera|вы получили это письмо|отписаться от рассылки"
    r"|this (?:article|page|story) was printed from"
    r"|sign up here to get|don't miss another .{3,40} post|(?:is|are) available without charge to any eligible news"
    r"|if you would like to contact .{3,60} write to|related coverage from abc news"
)

_AGENCY = r"reuters|ap|afp|dpa|epa|efe|ansa|upi|tass|xinhua|getty|bloomberg|stringer|ap photo|ians|pti|ani"
_PICTURE = r"photos?|fotos?|pictures?|images?|bild|bilder|imagen|zdjęcie|фото|credit|illustration|video|graphic"
# The bracket at the end of a caption, from its opening.
CAPTION = re.compile(
    rf"[(\[](?:.*\b(?:file photo|ap photo|getty|stringer|shutterstock|handout|screenshot|courtesy of)\b.*"
    rf"|(?:.*\b)?(?:{_PICTURE})\s*(?:[:/©]|by\b|via\b).*|(?:file|image|photo|foto)"
    rf"|(?:{_AGENCY})\s?/.*|.*/\s?(?:{_AGENCY})|.*\bvia (?:{_AGENCY})\b.*)[)\]]\W*",
)
# The origin of a picture: "Ann Reed/AFP", "Ann Reed/Pool/AFP via Getty Images, FILE", "REUTERS/Ann Reed/Pool".
_NAME = r"[A-Z][\w.'\u2019-]*(?: [\w.'\u2019-]+){0,3}"
_PICTURE_AGENCY = (
    r"(?:AFP|AP(?: Photo)?|ANSA|EPA|Getty(?: Images)?|Reuters|REUTERS|Bloomberg|NurPhoto|Shutterstock|[A-Z]{3} News)\b"
)
_KEPT = r"(?:[,/]\s?(?:FILE|File|file)(?: [Pp]hoto)?)?"
_ORIGIN = rf"{_NAME}\s?/\s?(?:{_NAME}\s?/\s?)?{_PICTURE_AGENCY}"
_VIA = r"(?:[A-Z][\w.]*(?: [A-Z][\w.]*){0,3} [Vv]ia )?Getty Images"
# The end of a caption without brackets. It keeps its capitals.
CAPTION_END = re.compile(
    r"(?:(?<=[.!?\s])(?:REUTERS|AFP|AP|EPA|EFE|dpa|Reuters)\s?/\s?(?:(?:[A-Z]|al-)[\w.'\u2019-]*\s?){1,4}"
    r"(?:[a-z] [A-Z]\w+)?(?:/\s?[\w ]{2,20})?"
    r"|\b(?:Photographs?|Photographer|Photo|Picture|Image|Foto|Bild|Photographie|Fotografía|Illustration)(?: credit)?"
    rf"\s?:\s?[^.!?:;]{{3,60}}|(?:\A|(?<=[.?!\u201d\"] )){_ORIGIN}[\w /-]{{0,30}}{_KEPT}"
    rf"|(?:\A|(?<=[.?!] )){_VIA}{_KEPT}"
    r"|(?<=\w[.?!\u201d\"] )Credit\s?:?\s?[A-Z][^.!?:;]{2,60})\W*\Z"
)
# The origin in front of a caption: "Ann Reed/AP/File A boat leaves the harbour". It keeps its capitals.
CAPTION_ORIGIN = re.compile(rf"(?:{_ORIGIN}|{_VIA}){_KEPT}\s+\W?[A-Z]")
CAPTION_START = re.compile(
    rf"\W*(?:(?:file |ap |reuters )?(?:{_PICTURE}|photograph|bildquelle|crédits?|caption|getty images)"
    r"(?: (?:credit|by|source|caption|copyright))?\s*[:/©]"
    r"|(?:photo(?:graph)?s?|photo illustration|image|picture|foto) (?:by|courtesy|credit|copyright)\b"
    r"|media playback is unsupported|(?:image|media|hide|show|toggle|enlarge) caption\b|image\b.{3,80} credit\.\.\."
    r"|file - )",
)
PIPED = re.compile(
    r"\s\|\s(?:[^|]{3,40}/)?(?:ap|getty|reuters|afp|epa)(?:\s(?:photos?|images))?\b"
)  # "in Ohio. | Ann Reed/AP Photo Talks fail"
CREDIT = re.compile(
    rf"\W*(?:(?:with|mit|avec|con|com|met|z|с)\s+(?:{_AGENCY})\b.{{0,30}}"
    r"|(?:source|quelle|fuente|fonte|bron|źródło|источник)s?\s*:.{0,60}"
    rf"|\(?(?:{_AGENCY})(?:\s*[/,]\s*[\w ]{{1,20}})*\)?"
    r"|this (?:(?:article|story|piece|essay|column|post|op-ed|interview) )?(?:was |has been )?(?:(?:originally|first)"
    r" (?:appeared|published|ran)|appears in the .{2,40} issue of|is (?:adapted|excerpted) from)\b.{0,140}"
    r"|(?:adapted|excerpted|reprinted) from .{3,140}"
    r"|dieser (?:artikel|text|beitrag) (?:erschien|ist|wurde) (?:zuerst|zunächst)\b.{0,120}"
    r"|cet article (?:est|a été) (?:d['’]abord|initialement) (?:paru|publié)\b.{0,120}"
    rf"|contributing: .{{0,80}}|(?:with )?(?:additional )?(?:reporting|writing|editing)"
    rf" (?:was contributed )?by .{{0,200}})\W*",
)

_MONTHS = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|fév|avr|juin|juil|août"
    r"|déc|ene|abr|ago|dic"
    r"|gen|mag|giu|lug|set|ott|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)[^\W\d]*\.?,?"
)
STAMP = re.compile(
    r"\W*(?:published|updated|posted|last (?:updated|modified)|first published|veröffentlicht"
    r"|aktualisiert|stand|publié"
    r"|mis à jour|publicado|actualizado|pubblicato|aggiornato|atualizado|gepubliceerd|opublikowano|aktualizacja"
    r"|опубликовано|обновлено)\b(?:[^.]|(?<=\b[ap])\.m\.|(?<=\b[ap]\.m)\.){0,80}"
    rf"|\W*(?:[^\W\d]+,?\s+){{0,4}}{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?\b.{{0,40}}"
    rf"|\W*(?:[^\W\d]+,?\s+){{0,4}}\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:de\s+)?{_MONTHS}\s+(?:de\s+)?\d{{4}}\b.{{0,40}}"
    r"|.{0,12}\b(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})\b.{0,30}|\W*\d{1,2}:\d{2}\b.{0,25}"
    r"|.{0,30}\b\d+ (?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?) (?:ago|read)",
)
_NAME = r"(?:[A-ZÀ-ÞА-ЯŁŚŻ]\w*[a-zß-ÿа-яł][\w.'\u2019-]*|[A-Z]\.)"
_JOIN = r"(?:,|\||/|&|and|und|et|y|e|i|и|de|del|von|van|der|di|da|al|bin)"
BYLINE = re.compile(
    r"\W*(?:(?:[Bb]y|BY|Von|VON|Par|PAR|Por|POR|Di|DI|Door|Autora?|Author|Written by|Reported by|Автор)\s*:?\s+"
    rf"(?:(?:{_NAME}|[A-Z]{{2,}}|{_JOIN})\s*(?:,\s*)?){{1,12}}"
    rf"|{_NAME}(?:\s+{_NAME}){{1,3}}\s*[,|/]\s*(?:{_NAME}|[A-Z]{{2,4}})(?:\s+(?:{_NAME}|[A-Z]{{2,5}})){{0,3}})\W*"
)
# "Contributing: Ann Reed, Northport Times", "With assistance by Ann Reed": a label, and names.
ASSISTED = re.compile(
    r"\W*(?i:contributing(?: reporters?| writers?)?\s*:|(?:with|additional|further)(?: additional)? (?:assistance"
    r"|reporting|research|contributions?) (?:by|from)\b|(?:unter )?mitarbeit(?: von\b|\s*:)"
    r"|avec la (?:contribution|collaboration) de\b|con (?:información|la colaboración) de\b"
    r"|con la collaborazione di\b|met medewerking van\b|com (?:informações|a colaboração) de\b)\s*[A-Z]"
)
# A name is directly before the verb: "Clashes were reported from Homs" is news
CONTRIBUTORS = re.compile(
    r"(?=[A-Z])(?:[^!?:;\"\u201c\u201d]{3,200}? )?\(?[A-Z][\w'\u2019.-]+\)? (?:also )?"
    r"(?:contributed(?: reporting| research)?"
    r"(?: to (?:this|the) (?:report|article|story))?(?: from [^.!?:;]{1,60})?|reported from [A-Z][^.!?:;]{1,60})"
    r"(?:(?:,|\.) (?:which was )?updated .{1,40})?\W*"
)
