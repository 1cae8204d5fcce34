"""Words of reported speech in nine languages: reporting verbs, "that", "according to", and the words of speakers."""

from __future__ import annotations

import re
from functools import cache

_FRENCH_ADVERB = r"(?:également|toutefois|aussi|ensuite|notamment|ainsi|cependant|déjà|encore|même|bien)"
_FRENCH = (
    r"déclaré|dit|affirmé|ajouté|expliqué|annoncé|indiqué|précisé|assuré|estimé|écrit|souligné|raconté|confié|rappelé"
    r"|conclu|répondu|confirmé|poursuivi|averti|admis|reconnu|insisté|commenté|regretté|déploré|prévenu|noté|réagi"
    r"|plaidé|martelé|soutenu|révélé|tweeté|résumé|promis|dénoncé|témoigné|répliqué|rétorqué|lancé|glissé|ironisé|détaillé"
    r"|constaté|observé|nuancé|tempéré|tranché|fait (?:savoir|valoir)"
)
_SPANISH_OPENING = (  # at the start of a sentence without a subject: "Añadió que"
    r"|Dijo|Declaró|Afirmó|Añadió|Agregó|Explicó|Indicó|Señaló|Aseguró|Advirtió|Sostuvo|Comentó|Destacó|Recordó|Aclaró"
    r"|Reconoció|Subrayó|Admitió|Manifestó|Precisó|Reiteró|Insistió|Lamentó|Apuntó|Dice|Afirma|Asegura|Explica|Señala"
)
_SPANISH = (
    r"dicho|declarado|afirmado|asegurado|señalado|explicado|indicado|anunciado|añadido|agregado|advertido|destacado"
    r"|subrayado|recordado|reconocido|insistido|apuntado|comentado|lamentado|escrito|contado|admitido|confesado"
    r"|manifestado|sostenido|precisado|informado|confirmado|aclarado|detallado|respondido|reiterado|expresado|revelado"
    r"|denunciado|criticado|defendido|zanjado|relatado|matizado|alertado|prometido|bromeado|ironizado|sentenciado"
    r"|concluido|opinado|argumentado|alegado|avisado"
)
VERBS = {
    "en": (
        r"said|says|told|tells|added|adds|stated|announced|claimed|claims|argued|argues|warned|warns|noted|notes"
        r"|explained|explains|insisted|insists|reported|confirmed|acknowledged|declared|asked|asks|replied|responded"
        r"|tweeted|wrote|writes|testified|recalled|concluded|quipped|joked|continued|admitted|admits|wondered|agreed"
        r"|conceded|asserted|asserts|alleged|alleges|stressed|predicted|complained|lamented|observed|remarked|retorted|vowed"
        r"|vows|snapped|confessed|opined|sighed|shouted|whispered|replies|responds|concedes|emphasi[sz]ed|recalls|laments"
        r"|counters|concludes|jokes|stresses|tweets"
        r"|reiterated|contended|contends|countered|cautioned|boasted|revealed|recounted|exclaimed|mused|posted|reads"
        r"|(?:is|are|was|were) quoted (?:by (?:[\w.’'-]+ ){1,4})?as (?:saying|telling)"
    ),
    "de": (
        r"sagte|sagt|sagten|erklärte|erklärten|betonte|fügte|berichtete|teilte|kündigte|warnte|behauptete|meinte|fragte"
        r"|antwortete|schrieb|twitterte|ergänzte|kritisierte|bestätigte|versicherte|erläuterte|heißt es|hieß es|so"
        r"|erklärt|betont|meint|berichtet|schreibt|warnt|behauptet|bestätigt|versichert|erzählt|erzählte|argumentiert"
        r"|argumentierte|entgegnet|entgegnete|räumte|gab|unterstrich|resümierte|konstatierte|verriet|rief|teilten"
        r"|widersprach|widerspricht|mahnte|mahnt|klagte|klagt|beklagte|beklagt|bekräftigte|bekräftigt|urteilte|urteilt"
        r"|kommentierte|kommentiert|schilderte|schildert|bedauerte|bedauert|scherzte|verkündete|verkündet|versprach"
        r"|verspricht|räumt|kritisiert|fragt|antwortet|ergänzt|erläutert|gestand|gesteht|ruft|lobte|lobt|prognostizierte"
    ),
    "fr": (
        rf"(?:a|ont|avait|avaient)(?:-t-(?:il|elle|on)|-(?:ils|elles))? (?:{_FRENCH_ADVERB} )?(?:{_FRENCH})"
        r"|s['’]est(?:-(?:il|elle))? (?:réjoui|félicité|enthousiasmé|inquiété|interrogé|étonné|indigné"
        r"|exclamé|insurgé)e?"
        r"|dit|disent|déclare|affirme|affirment|ajoute|explique|expliquent|annonce|indique|précise|assure|estime|lance"
        r"|écrit|souligne|réagit|admet|martèle|s['’](?:interroge|exclame|inquiète|indigne|étonne)"
        r"|disait|expliquait|affirmait|déclarait|assurait|estimait"
        r"|poursuit|raconte|confie|rappelle|conclut|argumente|révèle|note|témoigne|insiste|reconnaît|soutient|prévient"
        r"|avertit|commente|résume|plaide|regrette|déplore|répond|rétorque|réplique|glisse|assène|tonne|ironise|confirme"
        r"|promet|dénonce|détaille|tempère|constate|observe|s['’](?:agace|alarme|emporte)"
        r"|se (?:félicite|réjouit|défend)"
    ),
    "es": (
        rf"(?:ha|han|había|habían) (?:{_SPANISH})"
        r"|dijo|dice|dicen|dijeron|declaró|afirmó|añadió|agregó|explicó|anunció|indicó|señaló|aseguró|advirtió|preguntó"
        r"|respondió|escribió|sostuvo|informó|comentó|destacó|recordó|aclaró|reconoció|subrayó|contó|admitió|confesó"
        r"|manifestó|precisó|confirmó|detalló|reiteró|expresó|reveló|relató|continuó|prosiguió|insistió|concluyó|lamentó"
        r"|apuntó|argumentó|alegó|sentenció|prometió|bromeó|tuiteó|opinó|enfatizó|puntualizó|remarcó|ratificó|denunció"
        r"|criticó|defendió|alertó|matizó|zanjó|replicó|reprochó|valoró|apostilló|ironizó|recalcó|aseveró|acotó|celebró"
        r"|denuncia|defiende|alerta|matiza|replica|relata|cuenta"
        r"|declararon|afirmaron|aseguraron|explicaron|señalaron|indicaron|informaron|anunciaron|añadieron"
        r"|afirma|asegura|explica|señala|advierte|sostiene|recuerda|añade|agrega|indica|comenta|apunta|insiste|reconoce"
        r"|destaca|subraya|lamenta|confiesa|admite|opina|concluye|responde|escribe" + _SPANISH_OPENING
    ),
    "it": (
        r"(?:ha|hanno|aveva) (?:detto|dichiarato|affermato|aggiunto|spiegato|annunciato|scritto|precisato|sottolineato"
        r"|commentato|ammesso|denunciato|ricordato|assicurato|concluso|ribadito|osservato|confermato|replicato|risposto"
        r"|raccontato|avvertito|confessato|riconosciuto|proseguito|continuato|insistito|rivelato|promesso|lamentato)"
        r"|dice|dicono|disse|afferma|spiega|sostiene|aggiunge|commenta|ammette|denuncia|ricorda|assicura|conclude|ribadisce"
        r"|osserva|conferma|replica|risponde|racconta|avverte|confessa|riconosce|prosegue|insiste|rivela|promette|scrive"
        r"|lamenta|sottolinea|precisa|annuncia|dichiara|affermò|dichiarò|rispose|aggiunse"
    ),
    "pt": (
        r"disse|diz|disseram|afirmou|afirma|declarou|acrescentou|explicou|explica|anunciou|informou|ressaltou|destacou"
        r"|comentou|contou|conta|escreveu|respondeu|perguntou|avaliou|completou|lembrou|concluiu|reforçou|alertou|defendeu"
        r"|admitiu|admite|criticou|reconheceu|reconhece|garantiu|garante|confirmou|revelou|relatou|relata|argumentou"
        r"|ponderou|observou|frisou|enfatizou|salientou|sublinhou|sublinha|referiu|refere|acrescenta|declara|comenta"
        r"|lamentou|lamenta|resumiu|rebateu|ironizou|prometeu|justificou|esclareceu|assegurou|escreve|responde|lembra"
        r"|avalia|ressalta|destaca|conclui|alerta|recordou|indicou|detalhou|prosseguiu|adiantou"
    ),
    "nl": (
        r"zei|zegt|zeiden|zeggen|aldus|verklaarde|verklaart|schreef|schrijft|vertelde|vertelt|stelde|stelt|benadrukte"
        r"|meldde|reageerde|antwoordde|vroeg|twitterde|benadrukt|meldt|reageert|antwoordt|bevestigde|bevestigt|waarschuwde"
        r"|waarschuwt|erkende|erkent|concludeerde|concludeert|beweerde|beweert|klaagde|klaagt|verzekerde|verzekert"
    ),
    "pl": (
        r"(?:powiedzia|mówi|stwierdzi|doda|podkreśli|oświadczy|zaznaczy|oceni|napisa|wyjaśni|przekaza|poinformowa|zapewni"
        r"|przyzna|zapyta|skomentowa|tłumaczy|ostrzeg|odpowiedzia|zauważy|wskaza|ogłosi|potwierdzi|twierdzi|przekonywa)ła?"
        r"|mówi|powiedzieli|dodaje|podkreśla|ocenia|tłumaczy|uważa|twierdzi|przyznaje|wyjaśnia|zaznacza|zapewnia|zauważa"
        r"|przekonuje|ostrzega|komentuje|odpowiada|informuje"
    ),
    "ru": (
        r"(?:сказа|заяви|отмети|добави|подчеркну|сообщи|написа|рассказа|поясни|объясни|уточни|ответи|спроси"
        r"|призна|завери|предупреди|подтверди|утвержда|замети|пообеща|возрази|напомни)л[аи]?|призналс[яь]|призналась"
        r"|говорит|считает|заявляет|отмечает|говорится|пишет|подч[её]ркивает|поясняет|объясняет|призна[её]т|утверждает"
        r"|добавляет|рассказывает|сообщает|предупреждает|напоминает"
    ),
}
ACCORDING = {
    "en": r"[Aa]ccording to",
    "de": r"(?:[Ll]aut(?: (?:Angaben|Aussagen?)\b)?|[Nn]ach (?:Angaben|Aussagen?|Informationen))(?: von)?",
    "fr": r"[Ss]elon|[Dd]['’]après",
    "es": r"[Ss]egún",
    "it": r"[Ss]econdo",
}
# The first words of the verbs and of the "according to" above that are several words: where to look for them.
VERB_STARTS = {
    "de": "heißt|hieß",
    "fr": "a|ont|avait|avaient|s['’]est|se",
    "es": "ha|han|había|habían",
    "it": "ha|hanno|aveva",
}
ACCORDING_STARTS = {"en": "[Aa]ccording", "de": "[Nn]ach"}
CONDITIONAL = re.compile(  # German verb forms that are used only in reported speech
    r"(?<!\b[Ii]ch )\b(?:habe|sei(?:en)?|werde|könne|müsse|wolle|solle|dürfe|möge|gebe"
    r"|komme|gehe|wisse|bleibe|stehe|brauche|lasse|hätten?|wären?)\b"
)
_ANY = "|".join(VERBS.values())
NULL_SUBJECT = {"es", "it", "pt"}  # 'dijo', 'ha detto' and 'disse' need no pronoun
THAT = {
    "en": r"\s+that",
    "de": r",\s+dass",
    "fr": r"\s+(?:que\b|qu['’])",
    "es": r"\s+que",
    "it": r"\s+che",
    "pt": r"\s+que",
}
_EN_WHEN = r"(?:,? (?:on|in|at|during|to) [^.,;:!?“”\"\n]{1,50}| [A-Z]\w+day)?"
# Between the verb and "that": the addressee, or the time and place; other words begin another clause.
_BETWEEN = {
    "en": r"(?:(?:(?<=told)|(?<=tells))(?: [\w.’'-]+){1,5})?" + _EN_WHEN,
    "de": r"(?:(?!, (?:er|sie|es|man|wir|ich|weiß|heißt|ist)\b)[^.:;!?“”\"\n]){0,90}?",
    "fr": r"(?:,? (?:\w{2,5}di|dimanche|à|au|aux|dans|sur) [^.,;:!?«»\n]{1,50}|, \w+,)?",
    "es": (
        r"(?:,? (?:(?:el|este) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b|(?:a|al|en) )"
        r"[^.,;:!?«»\n]{0,50})?"
    ),
    "it": r"(?:,? (?:a|al|in|alla) [^.,;:!?«»\n]{1,50})?",
    "pt": r"(?:,? (?:ao|à|a|em|n[ao]|nest[ae]) [^.,;:!?«»\n]{1,50})?",
}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


OBJECT_PRONOUNS = {  # of the addressee, before the verb: "lui a dit M. Lee", "le dijo Ann Lee"
    "fr": re.compile(r"(?:(?:lui|leur|nous|vous|me|te)\s|[mt][’'])"),
    "es": re.compile(r"(?:le|les|nos|me|te)\s"),
    "it": re.compile(r"(?:gli|le|ci|mi|ti)\s"),
}
PRONOUNS = _set("he she they er sie il elle ils elles él ella ellos ellas lui lei ele ela eles elas hij zij он она они")
GROUPS = _set(  # people who speak without an article: "employees said"
    "employees workers lawmakers experts aides sources residents authorities researchers analysts"
    " advocates doctors scientists investigators prosecutors organizers activists economists lawyers neighbors"
)
OTHER_PRONOUNS = _set("it i we you es ich wir on je nous yo others many some critics officials both most few everyone")
DETERMINERS = _set(
    "the a an one his her their its our another this that these those some many several der die das ein"
    " eine einer eines einem des dem den jeder jede jedes seine ihre le la les un une des son sa leurs"
    " el los las una su one two three il lo gli o os um uma seu sua seus suas sus het een"
)
PREPOSITIONS = _set("of for from in at with by to on and & à du des von vom für aus bei de del para")
GOVERNING = PREPOSITIONS | _set(  # words that only govern a noun, and never begin a clause
    "about against into through under en con por sobre entre desde hasta contra ante durante tras sur dans avec par"
    " chez"
    " mit nach vor seit bis ohne gegen auf au aux im am zum zur beim gegenüber al d’"
    " w we ze dla od в на из от для della dello dei delle degli dell’ dal nel sul su da do dos das em"
)
NO_SPEAKER = re.compile(  # the last word of a phrase that cannot speak: a time, a part of a sentence
    r"(?:^|\W)(?:\d+|ago|probe|there|even|out|about|minutes?|seconds|hours?|days?|weeks?|months?|years?|year-end|time"
    r"|moment|morning|afternoon|evening|night|wisdom|question|right|such|done|seen|below|present|recent|latest|previous|current"
    r"|earlier|recently|working|disappearance|outbreak|blasts?|deal|device|efficiency|noches?|tardes?|días?|semanas?|mes"
    r"|meses|(?<!de \d\d )años?|tiempo|vez|momento|nuit|soir|matin|jours?|semaines?|mois|ans?|années?|temps|fois"
    r"|Jahr(?:en?|e?s)?|Tag(?:en?|e?s)?"
    r"|Wochen?|Monat(?:en?|s)?|Uhr|Zeit|Abend|Morgen|Nacht"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|Stunden?|(?!accused|deceased|wounded|injured)[a-z]{3,}ed)$"
)
NO_SUBJECT = _set(  # before a verb form these words mark a passive, an infinitive, a negation or a relative clause
    "is was were are be been being am get got to not never will would could should may might can must did and or who"
    " which that as than what if when but yet wurde wird werden ist worden und oder sowie que qui dont où y e et ou"
    " como comme donde pero mais aunque se"
)
FUNCTION = PREPOSITIONS | _set(
    "after before during when while who as about last this next over under early late via through amid against but"
    " cuando mientras aunque quando mentre dopo lorsque quand nachdem obwohl während"
    " yet since because although au aux dans sur pour par avec a al en con por mit nach gegenüber im am beim zum zur"
)
PARTICLES = _set("of the al bin ibn von van der den de da di du del la le el ben dos zu")
TITLES = re.compile(
    r"(?:(?:Vice )?President|Senators?|Sens?\.|Representative|Reps?\.|Gov(?:ernor|\.)|Mr\.?|Mrs\.?|Ms\.?|Dr\.?"
    r"|Prof(?:essor|\.)"
    r"|Gen(?:eral|\.)|Secretary|Justice|Judge|Mayor|Speaker|Leader|Minister|Ambassador|Chairman|Attorney|Director"
    r"|House|Senate|Democrat|Republican|Herrn?|Frau|\w*(?:[Mm]inister|[Ss]precher|[Kk]anzler|[Pp]räsident|[Cc]hef"
    r"|[Dd]irektor|[Ll]eiter)(?:in)?|président|presidente|ministre|ministro|ministra|premier(?: ministre)?"
    r"|chancelier|canciller|porte-parole|portavoz|señora?|professeure?|profesora?|senadora?|sénat(?:eur|rice)|doct(?:or|eur)a?"
    r"|M\.|Mme|[Ss]r\.|[Ss]ra\.)\s+(?=[^\W\d_a-z])"
    r"(?![\w’' ]{0,40}\b(?:Department|Ministry|Office|Committee|Subcommittee|Republicans|Democrats|Caucus|Court"
    r"|Party|Fund)\b)"
)


def speech_verb(language: str) -> str:
    """Return the pattern of a reporting verb, group "verb"; without a known language that of all languages."""
    return rf"(?P<verb>{VERBS.get(language, _ANY)})"


@cache
def whole_speech_verb(language: str) -> re.Pattern[str]:
    """Return the pattern of a reporting verb that is not a part of a word, group "verb"."""
    return re.compile(rf"(?<!\w){speech_verb(language)}(?!\w)")


@cache
def verb_with_clitic(language: str) -> re.Pattern[str]:
    """Return the pattern of a reporting verb and the pronoun French attaches to it, groups "verb" and "clitic"."""
    return re.compile(rf"{speech_verb(language)}(?![\w])(?:-t)?(?:-(?P<clitic>il|elle|ils|elles)|-(?:me|nos|lhes?))?")


@cache
def that_clause(language: str) -> re.Pattern[str]:
    """Return the pattern of the words between a reporting verb and the clause that it reports."""
    return re.compile(rf"{_BETWEEN[language]}{THAT[language]}\s*(?=\S)")
