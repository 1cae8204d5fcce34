"""The words that are before the date of an article: "Published", "Stand", "Обновлено"."""

from __future__ import annotations

import re

_PUBLISHED = (
    r"first published|published|publish date|publication date|date of publication|posted|original|created|released"
    r"|veröffentlicht|erschienen|erstellt|publiziert|publié|publiée|mis en ligne|paru|publicado|publicada|creado"
    r"|pubblicato|pubblicata|gepubliceerd|geplaatst|opublikowano|data publikacji|dodano|utworzono|опубликовано"
    r"|дата публикации|опубліковано|publicerad|publicerat|publisert|udgivet|offentliggjort|julkaistu|publikováno"
    r"|zveřejněno|publikované|megjelent|publikálva|publicat|objavljeno|публикувано|δημοσίευση|δημοσιεύθηκε"
    r"|yayınlanma|yayınlandı|yayın tarihi|avaldatud|publicēts|publicēta|објављено"
    r"|објавено|publikuar|апублікавана|paskelbta|birt|نشر|نُشر|تاریخ انتشار|प्रकाशित"
    r"|发布时间|发布|發布|公開日|公開|配信|기사입력|입력|기사등록|등록|승인|diterbitkan|đăng ngày|ngày đăng|פורסם"
)
_UPDATED = (
    r"last updated|updated|update|last modified|modified|edited|aktualisiert|zuletzt geändert|geändert|stand|mis à jour"
    r"|mise à jour|modifié|modifiée|actualizado|actualizada|modificado|aggiornato|aggiornata|modificato|ultima modifica"
    r"|atualizado|atualizada|bijgewerkt|gewijzigd|laatste update|aktualizacja|zaktualizowano|обновлено|изменено"
    r"|оновлено|uppdaterad|uppdaterat|oppdatert|opdateret|päivitetty|aktualizováno|upraveno|aktualizované|frissítve"
    r"|actualizat|ažurirano|обновена|ενημέρωση|güncelleme|güncellendi|uuendatud|atjaunots|atnaujinta|تحديث|بروزرسانی"
    r"|अपडेट|更新|최종수정|기사수정|수정|diperbarui|cập nhật|עודכן"
)
LABEL = re.compile(rf"(?<![^\W\d_])(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))(?![^\W\d_])", re.IGNORECASE)
