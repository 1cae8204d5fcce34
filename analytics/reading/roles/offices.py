"""The words of offices and professions in four languages, and the words that may be beside them in a role."""

from __future__ import annotations

import re
from functools import lru_cache


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENGLISH = _set(
    """
    president premier minister chancellor secretary undersecretary senator sen. representative rep. congressman
    congresswoman governor gov. mayor councilman councilwoman councillor lawmaker legislator parliamentarian mp
    mep ambassador envoy diplomat consul spokesman spokeswoman spokesperson director ceo cfo coo executive
    chairman chairwoman chairperson chair chief head leader commander commissioner general gen. lieutenant
    colonel col. captain capt. sergeant sgt. admiral adm. major marshal officer sheriff detective inspector
    judge justice prosecutor attorney lawyer counsel solicitor barrister professor prof. lecturer dean principal
    teacher researcher scientist economist analyst strategist historian sociologist physicist biologist
    psychologist epidemiologist virologist expert scholar fellow adviser advisor aide consultant pollster
    lobbyist activist campaigner organizer candidate nominee contender founder cofounder co-founder owner
    manager coordinator administrator treasurer auditor banker investor trader entrepreneur businessman
    businesswoman billionaire tycoon developer engineer architect designer editor editor-in-chief journalist
    reporter correspondent columnist commentator anchor anchorman host presenter producer author writer novelist
    poet playwright filmmaker actor actress comedian singer songwriter rapper musician composer conductor artist
    painter sculptor photographer model coach quarterback striker midfielder goalkeeper defender winger player
    footballer cricketer linebacker goaltender cyclist skier gymnast athlete guitarist drummer
    driver sprinter swimmer boxer wrestler golfer pitcher bishop archbishop cardinal pope imam rabbi pastor
    priest reverend ayatollah cleric emir sultan king queen prince princess duke duchess dictator warlord
    militant surgeon physician doctor nurse veterinarian astronaut pilot chef staffer ombudsman whistleblower
    negotiator mediator vice-president speaker whip superintendent deputy trustee regent chairman-elect
    president-elect congressman-elect senator-elect governor-elect mayor-elect
    """
)
_ENGLISH_PARTIES = _set("democrat republican conservative socialist libertarian")
# Also verbs or other nouns: an office only beside a capital letter, a determiner or another word of the role
AMBIGUOUS = _set(
    """
    judge coach host author chair head chief general major model driver anchor fellow whip pilot expert
    principal deputy conservative executive officer owner player
    """
)  # fmt: skip
ENGLISH_MODIFIERS = _set(
    """
    former late acting interim deputy vice ex assistant associate senior junior chief principal lead longtime
    veteran outgoing incoming current prime foreign defense defence interior finance treasury justice health
    education trade energy economic economics political presidential vice-presidential congressional senatorial
    gubernatorial mayoral democratic republican conservative liberal socialist labour labor opposition party
    campaign press communications media news policy security national federal state local regional district
    county city municipal majority minority parliamentary supreme special general managing executive legal
    military naval army police fire intelligence counterterrorism cybersecurity religious spiritual civil human
    rights public affairs relations information technology financial investment hedge fund private equity real
    estate football basketball baseball soccer tennis hockey rugby cricket head assistant co founding honorary
    emeritus retired disgraced ousted self-proclaimed top attorney white house senate college university law
    criminal defense investigative sports science business tech medical computer oil gas film television tv
    radio pop country rock hip-hop wide tight goal race film civil-rights secretary-general lieutenant brigadier
    staff sergeant major permanent crown grand world nobel pulitzer prize-winning award-winning
    bestselling best-selling then-
    """
)
DETERMINERS = {
    "en": _set("the a an his her its their our"),
    "de": _set(
        """
    der die das den dem des ein eine einen einem einer eines sein seine seinem seinen seiner ihr ihre ihrem
    ihren ihrer
    """
    ),
    "fr": _set("le la l' l’ du au un une son sa leur notre"),
    "es": _set("el la del al un una su"),
}
PREPOSITIONS = {
    "en": _set("of to for at in with on from"),
    "de": _set("des der von vom für im in am an beim bei zum zur eines einer aus"),
    "fr": _set("de du des d' d’ à au aux en pour chez"),
    "es": _set("de del para en"),
}
CONJUNCTIONS = {"en": _set("and &"), "de": _set("und"), "fr": _set("et"), "es": _set("y e")}
RELATIVES = {
    "en": _set("who whose"),
    "de": _set("der die dessen deren"),
    "fr": _set("qui dont"),
    "es": _set("que quien cuyo cuya"),
}
_GERMAN = re.compile(
    r"(?:(?:[\w-]*(?:präsident|minister|kanzler|sprecher|botschafter|direktor|manager|trainer|leiter|führer|forscher"
    r"|professor|berater|anwalt|richter|bürgermeister|senator|sekretär|kommissar|gouverneur|kandidat|experte|ökonom"
    r"|wissenschafter|wissenschaftler|historiker|politologe|soziologe|analyst|journalist|redakteur|autor|regisseur"
    r"|schauspieler|sänger|musiker|schriftsteller|künstler|politiker|referent|koordinator|gründer|unternehmer|inhaber"
    r"|investor|milliardär|vertreter|beauftragter?|ministerpräsident|verteidiger|stürmer|torhüter|torwart|teamchef"
    r"|fußballer|spieler|schwimmer|radfahrer"
    r"|kapitän|chef|boss|bischof|kardinal|papst|imam|rabbiner|prinz|könig|fürst|diktator|general|oberst|aktivist"
    r"|obmann|intendant|kurator|dirigent|rektor|dekan|abgeordneter?|vorsitzender?|vorstand|premier|staatsanwalt"
    r"|ombudsmann|psychologe|physiker|chemiker|biologe|meteorologe|geschäftsführer|diplomat|konsul))"
    r"|[\w-]*(?:obfrau|vorsitzende|abgeordnete|beauftragte|königin|prinzessin|anwältin|ombudsfrau|kauffrau))"
    r"(?P<ending>in|en|n|s|es)?",
    re.IGNORECASE,
)
_FRENCH = _set(
    """
    président présidente vice-président vice-présidente ministre premier-ministre chancelier chancelière
    secrétaire sénateur sénatrice député députée gouverneur gouverneure maire préfet préfète ambassadeur
    ambassadrice envoyé envoyée émissaire diplomate consul porte-parole directeur directrice patron patronne pdg
    président-directeur chef cheffe commandant commissaire général colonel capitaine lieutenant amiral juge
    magistrat magistrate procureur procureure avocat avocate professeur professeure chercheur chercheuse
    scientifique économiste analyste politologue historien historienne sociologue spécialiste expert experte
    conseiller conseillère consultant consultante candidat candidate fondateur fondatrice cofondateur
    cofondatrice coordinateur coordinatrice coordonnateur administrateur responsable gérant gérante entrepreneur
    entrepreneuse milliardaire ingénieur ingénieure architecte rédacteur rédactrice journaliste reporter
    correspondant correspondante éditorialiste animateur animatrice producteur productrice auteur autrice
    auteure écrivain écrivaine romancier romancière réalisateur réalisatrice cinéaste acteur actrice comédien
    comédienne humoriste chanteur chanteuse rappeur rappeuse musicien musicienne compositeur artiste peintre
    footballeur footballeuse cycliste nageur nageuse
    photographe sélectionneur entraîneur entraîneuse coach attaquant défenseur milieu gardien capitaine joueur
    joueuse évêque archevêque cardinal pape imam rabbin pasteur prêtre ayatollah émir sultan roi reine prince
    princesse dictateur opposant opposante leader dirigeant dirigeante militant militante activiste médecin
    docteur chirurgien infirmier infirmière pilote virologue épidémiologiste représentant représentante
    trésorier trésorière recteur rectrice doyen doyenne ex-président ex-présidente ex-ministre ex-premier
    """
)
_SPANISH = _set(
    """
    presidente presidenta vicepresidente vicepresidenta ministro ministra viceministro viceministra canciller
    secretario secretaria subsecretario subsecretaria senador senadora diputado diputada gobernador gobernadora
    alcalde alcaldesa intendente concejal embajador embajadora enviado enviada diplomático diplomática cónsul
    portavoz vocero vocera director directora jefe jefa comandante comisario comisaria comisionado general
    coronel capitán teniente almirante juez jueza magistrado magistrada fiscal procurador procuradora abogado
    abogada profesor profesora catedrático catedrática investigador investigadora científico científica
    economista analista politólogo politóloga historiador historiadora sociólogo socióloga especialista experto
    experta asesor asesora consejero consejera consultor consultora candidato candidata fundador fundadora
    cofundador cofundadora coordinador coordinadora administrador responsable gerente empresario empresaria
    multimillonario ingeniero ingeniera arquitecto arquitecta editor editora redactor periodista reportero
    reportera corresponsal columnista presentador presentadora productor productora autor autora escritor
    escritora novelista poeta cineasta actor actriz comediante cantante rapero músico compositor artista pintor
    futbolista ciclista nadador nadadora
    fotógrafo seleccionador entrenador entrenadora técnico delantero centrocampista portero capitán jugador
    jugadora obispo arzobispo cardenal papa imán rabino pastor sacerdote ayatolá emir sultán rey reina príncipe
    princesa dictador opositor opositora líder dirigente activista médico médica doctor doctora cirujano
    enfermero piloto epidemiólogo representante tesorero rector rectora decano decana expresidente expresidenta
    exministro exministra exalcalde exsecretario exdirector exjefe premier
    """
)
ADJECTIVES = {
    "fr": _set(
        """
    général générale adjoint adjointe exécutif exécutive délégué déléguée fédéral fédérale national nationale
    régional régionale politique militaire sportif sportive scientifique principal principale suprême
    constitutionnel présidentiel présidentielle démocrate républicain républicaine socialiste conservateur
    conservatrice sortant sortante élu élue spécial spéciale permanent permanente technique financier financière
    commercial commerciale artistique municipal municipale parlementaire international internationale étranger
    étrangère étrangères intérimaire chrétien musulman catholique islamiste honoraire émérite associé associée
    indépendant indépendante
    """
    ),
    "es": _set(
        """
    central general ejecutivo ejecutiva adjunto adjunta federal nacional regional político política militar
    deportivo deportiva científico científica principal supremo suprema constitucional presidencial demócrata
    republicano republicana socialista conservador conservadora electo electa saliente interino interina
    especial permanente técnico técnica financiero financiera comercial municipal parlamentario internacional
    opositor opositora honorario emérito asociado asociada independiente exterior exteriores provincial estatal
    """
    ),
}
BEFORE_OFFICE = {  # words of a role before the office in languages that put most of them behind it
    "fr": _set("ancien ancienne ex vice premier première futur future actuel actuelle feu haut haute"),
    "es": _set(
        """
    ex vice primer primera entonces actual ahora futuro futura antiguo antigua viceprimer alto alta
    """
    ),
}
_OFFICES = {"en": _ENGLISH | _ENGLISH_PARTIES, "fr": _FRENCH, "es": _SPANISH}
FORMS_OF_ADDRESS = _set(
    """
    mr mrs ms miss dr sir dame lord lady mullah maulana mawlawi sheikh shaikh haji herr herrn frau m mme mlle
    madame monsieur don doña señor señora sr sra dra señorita
    """
)
LANGUAGES = ("en", "de", "fr", "es")
_ABBREVIATIONS = {
    "sen.": "Senator", "rep.": "Representative", "gov.": "Governor", "gen.": "General", "col.": "Colonel",
    "capt.": "Captain", "sgt.": "Sergeant", "adm.": "Admiral", "prof.": "Professor",
}  # fmt: skip


@lru_cache(maxsize=4096)
def is_office(word: str, language: str) -> bool:
    """Return whether a word is an office or a profession in the singular."""
    if language == "de":
        return word[:1].isupper() and _GERMAN.fullmatch(word) is not None
    low = word.casefold()
    return low in _OFFICES[language] or low.removeprefix("ex-").removeprefix("vice-") in _OFFICES[language]


def in_full(word: str) -> str:
    """Return an English title without its abbreviation: Senator for "Sen."."""
    return _ABBREVIATIONS.get(word.casefold(), word)


def german_nominative(word: str) -> str:
    """Return a German office in the nominative: "Präsident" for "Präsidenten", "Sprecher" for "Sprechers"."""
    match = _GERMAN.fullmatch(word)
    ending = match["ending"] if match else None
    if not ending or ending == "in":
        return word
    return word[: -len(ending)]
