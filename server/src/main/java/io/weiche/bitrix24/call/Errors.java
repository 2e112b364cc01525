package io.weiche.bitrix24.call;

import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.BadInput;
import io.weiche.web.DatabaseFailure;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/// The one place where what a use case throws becomes an error of the compatible interface.
///
/// A 503 or 429 would make programs slow down and repeat, so no call ends with one (only what never became a call, see
/// `RestRefusals`); a 500 always carries a code that makes them stop instead of sending a write again.
public final class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    /// Our names of fields that use cases complain about.
    private static final Map<String, String> WIRE_NAMES = Map.ofEntries(
            Map.entry("responsibleId", "ASSIGNED_BY_ID"),
            Map.entry("sourceId", "SOURCE_ID"),
            Map.entry("contactId", "CONTACT_ID"),
            Map.entry("contactIds", "CONTACT_IDS"),
            Map.entry("companyId", "COMPANY_ID"),
            Map.entry("companyIds", "COMPANY_IDS"),
            Map.entry("lastName", "LAST_NAME"),
            Map.entry("records", "OWNER_ID"),
            Map.entry("legalName", "RQ_COMPANY_FULL_NAME"),
            Map.entry("vatId", "RQ_VAT_ID"),
            Map.entry("taxNumber", "RQ_INN"),
            Map.entry("registerNumber", "RQ_USRLE"),
            Map.entry("holder", "RQ_ACC_NAME"),
            Map.entry("bank", "RQ_BANK_NAME"),
            Map.entry("iban", "RQ_IBAN"),
            Map.entry("bic", "RQ_BIC"),
            Map.entry("validUntil", "CLOSEDATE"),
            Map.entry("recipient", "CLIENT_TITLE"));

    private Errors() {}

    /// What a use case finds; where there is nothing, the words the original has for that.
    public static <R> R found(Supplier<R> work, Supplier<RestError> missing) {
        try {
            return work.get();
        } catch (Problem problem) {
            throw problem.type() == ProblemType.NOT_FOUND ? missing.get() : problem;
        }
    }

    public static RestError of(RuntimeException e) {
        return switch (e) {
            case RestError error -> error;
            case Problem problem -> of(problem);
            case BadInput input -> of(input);
            case DataIntegrityViolationException _
            when !String.valueOf(e.getMessage()).contains("app.account_id") -> {
                LOG.info("input refused by the database");
                yield RestError.plain("A value was refused.");
            }
            default -> DatabaseFailure.of(e) == DatabaseFailure.BUSY ? busy(e) : unexpected(e);
        };
    }

    private static RestError busy(RuntimeException e) {
        LOG.warn("the database was busy or went away: {}", e.getMessage());
        return RestError.busy();
    }

    private static RestError unexpected(RuntimeException e) {
        var id = UUID.randomUUID().toString();
        LOG.error("call failed, id {}", id, e);
        return new RestError(500, "INTERNAL_SERVER_ERROR", "The error is logged under the id " + id + ".");
    }

    private static RestError of(Problem problem) {
        var text = String.valueOf(problem.getMessage());
        return switch (problem.type()) {
            case NOT_FOUND -> RestError.notFound();
            case FORBIDDEN -> RestError.plain("Access denied. " + text);
            case NOT_SIGNED_IN -> RestError.noAuthorisation();
            case LEAD_CONVERTED -> RestError.plain(text + dealOf(problem));
            case PAYLOAD_TOO_LARGE -> new RestError(413, "", text);
            case UNAVAILABLE, INTERNAL -> new RestError(500, "INTERNAL_SERVER_ERROR", text);
            default -> RestError.plain(text);
        };
    }

    private static String dealOf(Problem problem) {
        var deal = problem.extras().get("dealId");
        return deal == null ? "" : " Its deal has the ID " + deal + ".";
    }

    private static RestError of(BadInput input) {
        var first = input.errors().getFirst();
        if (first.code().equals("not-an-email")) {
            return new RestError(400, "ERROR_CORE", "The E-mail field contains an invalid address.");
        }
        return RestError.plain("Invalid value for the \"" + wireName(first.field()) + "\" field: " + first.message());
    }

    /// Parts of something go by their own name: `bankAccounts[0].iban`.
    private static String wireName(String field) {
        var part = field.substring(field.lastIndexOf('.') + 1);
        return WIRE_NAMES.getOrDefault(part, field);
    }
}
