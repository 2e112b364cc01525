package io.weiche.duplicates;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.accounts.Accounts;
import io.weiche.duplicates.Likeness.Common;
import io.weiche.fields.MatchKeys;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordType;
import io.weiche.records.WholeNames;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Recognises while somebody types a new record who that is already: by phone and e-mail, by person and company
/// together, by the name of a company; and what is being sold to the customer of a lead or deal. By the keys of
/// [Duplicates], before there is a second record.
@Service
public class KnownRecords {
    private static final int MOST = 5;
    private static final Set<Common> OF_POINTS = EnumSet.of(Common.PHONE, Common.EMAIL, Common.MESSENGER);
    private static final Set<RecordKind> SOLD = EnumSet.of(RecordKind.LEAD, RecordKind.DEAL);
    /// Customers before what is done with them.
    private static final List<RecordKind> ORDER =
            List.of(RecordKind.CONTACT, RecordKind.COMPANY, RecordKind.LEAD, RecordKind.DEAL);

    private final DSLContext db;
    private final KnownStore store;
    private final DuplicateStore duplicates;
    private final RecordDirectory directory;
    private final Accounts accounts;
    private final Access access;

    KnownRecords(
            DSLContext db,
            KnownStore store,
            DuplicateStore duplicates,
            RecordDirectory directory,
            Accounts accounts,
            Access access) {
        this.db = db;
        this.store = store;
        this.duplicates = duplicates;
        this.directory = directory;
        this.accounts = accounts;
        this.access = access;
    }

    /// At most five, those recognised by most first. Whom the current user may not see is not among them; of a phone
    /// number or address they are told that it is somebody's.
    @Transactional(readOnly = true)
    public Known find(Typed typed) {
        access.require(typed.kind(), Action.ADD);
        var phone = typed.phone() == null
                ? null
                : MatchKeys.phone(typed.phone(), accounts.get().country());
        var email = typed.email() == null ? null : MatchKeys.email(typed.email());
        var keys = Stream.of(phone, email).filter(Objects::nonNull).collect(Collectors.toSet());
        var common = store.withKeys(keys);
        addNamed(common, typed);
        if (SOLD.contains(typed.kind())) {
            store.openDealsOf(typed.contactId(), typed.companyId())
                    .forEach(id -> add(common, new RecordRef(RecordKind.DEAL, id), Common.CUSTOMER));
        }
        var there = read(common.keySet());
        return new Known(
                shown(there, common),
                there.stream().anyMatch(one -> !one.readable() && byPoint(common.get(one.ref()))),
                typed.phone() != null && !MatchKeys.isNormalisedPhone(phone));
    }

    private static boolean byPoint(@Nullable Set<Common> common) {
        return common != null && common.stream().anyMatch(OF_POINTS::contains);
    }

    /// A company bears a name that others do not; a person is recognised by theirs only together with a company.
    private void addNamed(Map<RecordRef, Set<Common>> common, Typed typed) {
        var title = WholeNames.key(RecordKind.COMPANY, typed.company());
        var companies = store.named(RecordKind.COMPANY, title);
        companies.forEach(id -> add(common, new RecordRef(RecordKind.COMPANY, id), Common.NAME));
        if (typed.name() == null) {
            return;
        }
        var numbers = Stream.concat(companies.stream(), Stream.ofNullable(typed.companyId()))
                .map(String::valueOf)
                .collect(Collectors.toSet());
        var persons = store.named(RecordKind.CONTACT, WholeNames.key(RecordKind.CONTACT, typed.name()));
        duplicates.companies(RecordKind.CONTACT, persons).forEach((id, own) -> {
            if (own.stream().anyMatch(numbers::contains)) {
                addPerson(common, new RecordRef(RecordKind.CONTACT, id));
            }
        });
        if (title == null) {
            return;
        }
        var leads = store.named(RecordKind.LEAD, WholeNames.key(RecordKind.LEAD, typed.name()));
        duplicates.companies(RecordKind.LEAD, leads).forEach((id, own) -> {
            if (own.stream().anyMatch(one -> title.equals(WholeNames.key(RecordKind.COMPANY, one)))) {
                addPerson(common, new RecordRef(RecordKind.LEAD, id));
            }
        });
    }

    private static void addPerson(Map<RecordRef, Set<Common>> common, RecordRef ref) {
        add(common, ref, Common.NAME);
        add(common, ref, Common.COMPANY);
    }

    private static void add(Map<RecordRef, Set<Common>> common, RecordRef ref, Common reason) {
        common.computeIfAbsent(ref, _ -> EnumSet.noneOf(Common.class)).add(reason);
    }

    private record There(
            RecordRef ref, String name, @Nullable String context, OffsetDateTime lastActivityAt, boolean readable) {}

    /// Those on which work goes on; one query for each kind.
    private List<There> read(Collection<RecordRef> refs) {
        var there = new ArrayList<There>();
        refs.stream()
                .collect(Collectors.groupingBy(
                        RecordRef::kind, () -> new HashMap<>(), Collectors.mapping(RecordRef::id, Collectors.toList())))
                .forEach((kind, ids) -> there.addAll(read(directory.type(kind), ids)));
        return there;
    }

    private List<There> read(RecordType type, List<Long> ids) {
        var name = type.displayName().as("shown_name");
        var context = type.context().as("shown_context");
        var readable = DSL.field(
                        access.everywhere(type.kind(), Action.READ)
                                ? DSL.trueCondition()
                                : access.condition(type.kind(), Action.READ, type.access()))
                .as("is_readable");
        return db.select(type.id(), name, context, type.lastActivityAt(), readable)
                .from(type.table())
                .where(type.accountId().eq(CurrentAccount.require().value()))
                .and(type.id().in(ids))
                .and(type.deletedAt().isNull())
                .and(type.open())
                .fetch(row -> new There(
                        new RecordRef(type.kind(), row.get(type.id())),
                        row.get(name),
                        row.get(context),
                        row.get(type.lastActivityAt()),
                        Boolean.TRUE.equals(row.get(readable))));
    }

    private static List<Known.One> shown(List<There> there, Map<RecordRef, Set<Common>> common) {
        return there.stream()
                .filter(There::readable)
                .sorted(Comparator.<There, Integer>comparing(
                                one -> ORDER.indexOf(one.ref().kind()))
                        .thenComparing(
                                one -> common.getOrDefault(one.ref(), Set.of()).size(), Comparator.reverseOrder())
                        .thenComparing(There::lastActivityAt, Comparator.reverseOrder())
                        .thenComparing(one -> one.ref().id()))
                .limit(MOST)
                .map(one -> new Known.One(
                        one.ref().kind(),
                        one.ref().id(),
                        one.name(),
                        one.context(),
                        common.getOrDefault(one.ref(), Set.of())))
                .toList();
    }
}
