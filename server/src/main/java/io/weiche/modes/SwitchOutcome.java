package io.weiche.modes;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// One line of the report. Of records that whoever reads it may not see, it tells neither name nor number, but for the
/// number of the lead.
///
/// @param leadHidden whether the lead is one of these; so for deal, contact and company
/// @param undo what the undo of the whole switch did: UNDONE, KEPT; null when there was none
/// @param touchedAt when somebody last worked on a deal that was kept, and who
/// @param contactMatch why the contact was recognised: PHONE, EMAIL, LINKED …
public record SwitchOutcome(
        long leadId,
        @Nullable String leadTitle,
        boolean leadHidden,
        String outcome,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable Long conversionId,
        @Nullable Long dealId,
        @Nullable String dealTitle,
        boolean dealHidden,
        @Nullable Long contactId,
        @Nullable String contactName,
        boolean contactHidden,
        boolean contactMade,
        @Nullable String contactMatch,
        @Nullable Long companyId,
        @Nullable String companyTitle,
        boolean companyHidden,
        boolean companyMade,
        @Nullable String companyMatch,
        OffsetDateTime decidedAt,
        @Nullable String undo,
        @Nullable String undoReason,
        @Nullable OffsetDateTime touchedAt,
        @Nullable String touchedBy) {}
