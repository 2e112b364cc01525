package io.weiche.mailboxes;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.accounts.Accounts;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordRef;
import io.weiche.mailboxes.reading.ForwardedHead;
import io.weiche.records.RecordDirectory;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What stands in a message before somebody writes it: to whom, the words of a template, the signature, what is
/// answered.
@Service
public class EmailDrafts {
    private final Emails emails;
    private final MailboxStore mailboxes;
    private final TemplateStore templates;
    private final RecordAddresses addresses;
    private final RecordDirectory directory;
    private final Access access;
    private final Accounts accounts;

    EmailDrafts(
            Emails emails,
            MailboxStore mailboxes,
            TemplateStore templates,
            RecordAddresses addresses,
            RecordDirectory directory,
            Access access,
            Accounts accounts) {
        this.emails = emails;
        this.mailboxes = mailboxes;
        this.templates = templates;
        this.addresses = addresses;
        this.directory = directory;
        this.access = access;
        this.accounts = accounts;
    }

    /// @param replyTo the message to be answered
    /// @param all to everybody who got it
    public record Wanted(
            @Nullable Long mailboxId,
            @Nullable Long templateId,
            @Nullable Long replyTo,
            boolean all) {}

    /// @param mailboxId null: the account has none
    /// @param known addresses of the record and its customers
    public record Prepared(
            @Nullable Long mailboxId,
            List<String> to,
            List<String> cc,
            @Nullable String subject,
            String body,
            List<String> known) {}

    @Transactional(readOnly = true)
    public Prepared prepare(RecordRef record, Wanted wanted) {
        directory.require(record, Action.READ);
        var answered = wanted.replyTo() == null ? null : emails.get(record, wanted.replyTo());
        var all = mailboxes.list();
        var through = wanted.mailboxId();
        if (through == null && answered != null) {
            through = answered.mailboxId();
        }
        var mailbox = mailbox(all, through);
        var known = visible(addresses.of(record));
        var first = known.isEmpty() ? null : known.getFirst();
        var template = wanted.templateId() == null
                ? null
                : templates
                        .find(wanted.templateId())
                        .orElseThrow(() -> BadInput.of("template", "unknown-template", "There is no such template."));
        var words = words(first);
        var subject = template == null || template.subject() == null ? null : filled(template.subject(), words);
        if (answered != null && subject == null) {
            subject = answer(answered.subject());
        }
        var to = answered != null ? partner(answered) : first == null ? List.<String>of() : List.of(first.address());
        var own =
                all.stream().map(one -> one.address().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return new Prepared(
                mailbox == null ? null : mailbox.id(),
                to,
                answered != null && wanted.all() ? others(answered, to, own) : List.of(),
                subject,
                body(template == null ? "" : filled(template.body(), words), mailbox, answered),
                known.stream().map(RecordAddresses.Known::address).distinct().toList());
    }

    private static @Nullable Mailbox mailbox(List<Mailbox> all, @Nullable Long id) {
        return all.stream()
                .filter(one -> id == null || one.id() == id)
                .findFirst()
                .orElse(all.isEmpty() ? null : all.getFirst());
    }

    /// Of records the current user may see.
    private List<RecordAddresses.Known> visible(List<RecordAddresses.Known> known) {
        var heads = directory.find(
                known.stream().map(RecordAddresses.Known::of).distinct().toList());
        return known.stream()
                .filter(one -> {
                    var head = heads.get(one.of());
                    return head != null && access.allows(head.subject(), Action.READ);
                })
                .toList();
    }

    private static List<String> partner(Email answered) {
        return answered.direction() == Email.Direction.OUT
                ? answered.to()
                : List.of(answered.replyTo() == null ? answered.fromAddress() : answered.replyTo());
    }

    private static List<String> others(Email answered, List<String> to, Set<String> own) {
        var others = new LinkedHashSet<String>();
        others.addAll(answered.to());
        others.addAll(answered.cc());
        others.removeIf(address -> to.contains(address) || own.contains(address.toLowerCase(Locale.ROOT)));
        return List.copyOf(others);
    }

    private static String answer(@Nullable String subject) {
        var plain = subject == null ? "" : subject.replaceFirst("(?i)^((re|aw|antw)\\s*:\\s*)+", "");
        return "Re: " + plain;
    }

    private String body(String words, @Nullable Mailbox mailbox, @Nullable Email answered) {
        var parts = new ArrayList<String>();
        parts.add(words);
        if (mailbox != null && mailbox.signature() != null) {
            parts.add("-- \n" + mailbox.signature());
        }
        if (answered != null) {
            written(answered).map(text -> quoted(answered, text)).ifPresent(parts::add);
        }
        return String.join("\n\n", parts);
    }

    /// What its sender wrote. Above what somebody sent on stands a note now and then that the house keeps to itself;
    /// where nobody can tell the two apart, nothing is quoted.
    private static Optional<String> written(Email answered) {
        return answered.forwardedBy() == null
                ? Optional.of(answered.body())
                : ForwardedHead.below(answered.body(), answered.fromAddress());
    }

    private String quoted(Email answered, String text) {
        var account = accounts.get();
        var german = account.language().pick("de", "en").equals("de");
        var when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(german ? Locale.GERMANY : Locale.UK)
                .format(answered.sentAt().atZoneSameInstant(account.timeZone()));
        var who = Objects.requireNonNullElse(answered.fromName(), answered.fromAddress());
        var head = german ? "Am " + when + " schrieb " + who + ":" : "On " + when + ", " + who + " wrote:";
        return head + "\n"
                + text.lines()
                        .limit(500)
                        .map(line -> line.startsWith(">") ? ">" + line : "> " + line)
                        .collect(Collectors.joining("\n"));
    }

    /// What placeholders stand for.
    private Map<String, String> words(RecordAddresses.@Nullable Known customer) {
        var first = customer == null || customer.firstName() == null ? "" : customer.firstName();
        var last = customer == null || customer.lastName() == null ? "" : customer.lastName();
        return Map.of(
                "{vorname}",
                first,
                "{nachname}",
                last,
                "{name}",
                (first + " " + last).strip(),
                "{firma}",
                customer == null || customer.company() == null ? "" : customer.company(),
                "{mein_name}",
                CurrentUser.require().name(),
                "{mein_konto}",
                accounts.get().name());
    }

    private static String filled(String text, Map<String, String> words) {
        var filled = text;
        for (var word : words.entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        return filled;
    }
}
