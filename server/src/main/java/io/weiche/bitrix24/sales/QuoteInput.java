package io.weiche.bitrix24.sales;

import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.catalogue.QuoteStatus;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.BadInput;
import io.weiche.offers.OfferText;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what a program writes into an offer, over what stands there. Of the lines of the address the first is the
/// client, as on the envelope.
final class QuoteInput {
    private static final String[] WRITTEN = {
        "BEGINDATE", "CLOSEDATE", "ACTUAL_DATE", "CONTENT", "TERMS", "CLIENT_TITLE", "CLIENT_ADDR"
    };

    private QuoteInput() {}

    static @Nullable String firstLine(@Nullable String recipient) {
        return recipient == null ? null : recipient.lines().findFirst().orElse(null);
    }

    static @Nullable String furtherLines(@Nullable String recipient) {
        int end = recipient == null ? -1 : recipient.indexOf('\n');
        return recipient == null || end < 0 ? null : recipient.substring(end + 1);
    }

    /// Whether it says anything that stands on the paper.
    static boolean writes(FieldInput in) {
        return Stream.of(WRITTEN).anyMatch(in::names);
    }

    static OfferText read(FieldInput in, OfferText now) {
        return new OfferText(
                now.language(),
                day(in, "BEGINDATE", now.offeredOn()),
                validUntil(in, now.validUntil()),
                in.names("CLIENT_TITLE") || in.names("CLIENT_ADDR") ? recipient(in, now.recipient()) : now.recipient(),
                text(in, "CONTENT", now.opening()),
                text(in, "TERMS", now.closing()),
                now.taxNote());
    }

    private static LocalDate day(FieldInput in, String code, LocalDate now) {
        return Objects.requireNonNullElse(in.day(code, now), now);
    }

    /// The original has a deadline beside the day until which it holds; here they are one.
    private static LocalDate validUntil(FieldInput in, LocalDate now) {
        var deadline = day(in, "CLOSEDATE", now);
        var until = day(in, "ACTUAL_DATE", deadline);
        if (in.names("CLOSEDATE") && !deadline.equals(until)) {
            in.warnings()
                    .add(
                            "FIELD_NOT_STORED",
                            "Weiche keeps one day for it and ACTUAL_DATE; it was ignored.",
                            "CLOSEDATE");
        }
        return until;
    }

    private static @Nullable String recipient(FieldInput in, @Nullable String now) {
        var lines = Stream.of(text(in, "CLIENT_TITLE", firstLine(now)), text(in, "CLIENT_ADDR", furtherLines(now)))
                .filter(part -> part != null && !part.isBlank())
                .toList();
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static @Nullable String text(FieldInput in, String code, @Nullable String now) {
        var text = in.block(code, now);
        if (text != null && text.length() > OfferText.LONGEST) {
            throw BadInput.of(code, "too-long", "At most " + OfferText.LONGEST + " characters are allowed.");
        }
        return text;
    }

    static Optional<QuoteStatus> status(FieldInput in) {
        var word = in.text("STATUS_ID");
        return word == null || word.isBlank()
                ? Optional.empty()
                : Optional.of(QuoteStatus.find(word)
                        .orElseThrow(() -> RestError.plain(
                                "Invalid value for the \"STATUS_ID\" field: There is no" + " such status.")));
    }
}
