package io.weiche.calls;

import io.weiche.access.CurrentUser;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.fields.CustomValues;
import io.weiche.intake.Channel;
import io.weiche.intake.Inquiries;
import io.weiche.intake.InquiryDraft;
import io.weiche.intake.InquiryResult;
import io.weiche.intake.Recognition;
import io.weiche.kernel.PersonName;
import io.weiche.kernel.RecordRef;
import io.weiche.pipelines.Sources;
import io.weiche.records.RecordDirectory;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds whom a call concerns. A call that comes in is an inquiry, like everything else that does: the rules of the
/// channel say what it becomes.
@Component
class CallSubjects {
    private static final String SOURCE = "CALL";
    private static final int MOST_RECORDS = 100;

    private final Inquiries inquiries;
    private final Recognition recognition;
    private final RecordDirectory directory;
    private final Sources sources;
    private final Users users;
    private final Accounts accounts;

    CallSubjects(
            Inquiries inquiries,
            Recognition recognition,
            RecordDirectory directory,
            Sources sources,
            Users users,
            Accounts accounts) {
        this.inquiries = inquiries;
        this.recognition = recognition;
        this.directory = directory;
        this.sources = sources;
        this.users = users;
        this.accounts = accounts;
    }

    /// @param records what is open with the caller, and the caller
    /// @param inquiry what was taken in; null when nothing was
    record Subject(
            List<RecordRef> records,
            @Nullable Long responsibleId,
            @Nullable InquiryResult inquiry) {}

    Subject of(Call call, @Nullable CallLine line, CallOptions options) {
        if (options.record() != null) {
            return subject(call, line, List.of(options.record()), null);
        }
        if (call.other().matchKey() == null) {
            return subject(call, line, List.of(), null);
        }
        var keys = Set.of(call.other().matchKey());
        var known = recognition.recordsOf(keys);
        if (!opens(call, line, options, !known.isEmpty())) {
            return subject(call, line, known, null);
        }
        var inquiry = inquiries.take(draft(call, line, options));
        return subject(call, line, inquiry.held() ? List.of() : recognition.recordsOf(keys), inquiry);
    }

    /// Those we call ourselves have asked for nothing: of them only strangers become something.
    private static boolean opens(Call call, @Nullable CallLine line, CallOptions options, boolean known) {
        var wanted = options.opens();
        if (wanted == null) {
            wanted = line == null ? call.direction() == CallDirection.INBOUND : line.opens(call.direction());
        }
        return wanted && (call.direction() == CallDirection.INBOUND || !known);
    }

    private Subject subject(Call call, @Nullable CallLine line, List<RecordRef> all, @Nullable InquiryResult inquiry) {
        // the customers come last, and are never left out
        var records = all.size() <= MOST_RECORDS ? all : all.subList(all.size() - MOST_RECORDS, all.size());
        var heads = directory.find(records);
        var ofRecords = records.stream()
                .map(heads::get)
                .filter(Objects::nonNull)
                .map(RecordDirectory.Head::responsibleId)
                .findFirst()
                .orElse(null);
        var responsible =
                call.direction() == CallDirection.OUTBOUND ? call.ours().userId() : ofRecords;
        if (responsible == null) {
            responsible = line == null ? null : line.responsibleId();
        }
        return new Subject(
                records.stream().filter(heads::containsKey).toList(),
                responsible == null ? null : users.activeOrAdministrator(responsible),
                inquiry);
    }

    private InquiryDraft draft(Call call, @Nullable CallLine line, CallOptions options) {
        var named = line == null ? null : line.responsibleId();
        if (call.direction() == CallDirection.OUTBOUND && call.ours().userId() != null) {
            named = call.ours().userId();
        }
        var source = options.sourceId() != null ? options.sourceId() : line == null ? null : line.sourceId();
        return new InquiryDraft(
                Channel.CALL,
                inquiryName(call),
                source == null
                        ? sources.findByCode(SOURCE).map(Sources.Source::id).orElse(null)
                        : source,
                CallTexts.title(call.asRinging(), accounts.get().language()),
                name(call.other().name()),
                null,
                call.other().known().points(),
                null,
                null,
                null,
                users.activeOrAdministrator(named == null ? teller(call) : named),
                null,
                CustomValues.NONE,
                named == null ? InquiryDraft.Handling.BY_RULE : InquiryDraft.Handling.STANDARD);
    }

    /// Each telephone system names its calls by itself.
    private static String inquiryName(Call call) {
        var provider = call.opener().providerId();
        return (provider == null ? "call:" : "call-provider:" + provider + ":")
                + (call.externalId() == null ? call.id() : call.externalId());
    }

    private static long teller(Call call) {
        var opener = call.opener().userId();
        return opener == null ? CurrentUser.requireId() : opener;
    }

    /// As telephone systems know people: the last word is the family's name.
    private static PersonName name(@Nullable String told) {
        if (told == null) {
            return PersonName.NONE;
        }
        var blank = told.lastIndexOf(' ');
        return blank < 0
                ? new PersonName(null, null, null, told)
                : new PersonName(null, told.substring(0, blank), null, told.substring(blank + 1));
    }
}
