package io.weiche.offers;

import static io.weiche.db.tables.Tables.OFFER;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.FieldGroup;
import io.weiche.db.PlannedAnew;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.records.AccountDay;
import io.weiche.records.Cursor;
import io.weiche.records.Filter;
import io.weiche.records.FilterSql;
import io.weiche.records.KeyOrder;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordField;
import io.weiche.records.RecordList;
import io.weiche.records.RecordType;
import io.weiche.web.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The offers of all deals the current user may read, those that end first at the head.
@Service
public class OfferList {
    private static final String SORT = "validUntil";
    private static final Map<String, Field<?>> ORDERS = Map.of(SORT, OFFER.VALID_UNTIL);
    private static final Field<String> CUSTOMER = DSL.field(DSL.name("customer_name"), String.class);

    private final DSLContext db;
    private final OfferStore store;
    private final RecordDirectory directory;
    private final RecordList records;
    private final Access access;
    private final AccountDay day;

    OfferList(
            DSLContext db,
            OfferStore store,
            RecordDirectory directory,
            RecordList records,
            Access access,
            AccountDay day) {
        this.db = PlannedAnew.of(db);
        this.store = store;
        this.directory = directory;
        this.records = records;
        this.access = access;
        this.day = day;
    }

    /// An offer beside its deal.
    ///
    /// @param customer the company, else the main contact; null also when the current user may not read it
    public record Listed(
            Offer offer,
            String dealTitle,
            long responsibleId,
            @Nullable String customer) {}

    /// @param typed part of a number, or what finds the deal: its title, its customer
    /// @param sort `validUntil` or `id`, with `-` before it for descending; null: what ends first
    @Transactional(readOnly = true)
    public Page<Listed> page(
            @Nullable String filter, @Nullable String typed, @Nullable String sort, int limit, @Nullable String from) {
        access.require(RecordKind.DEAL, Action.READ);
        FieldGroup.AMOUNT.require();
        var deals = directory.type(RecordKind.DEAL);
        var order = KeyOrder.of(sort, SORT, ORDERS, OFFER.ID);
        var wanted = records.visible(deals, Filter.NONE, null)
                .and(FilterSql.of(filter, fields(deals), day))
                .and(found(deals, typed));
        var cursor = Cursor.decode(from, order.text());
        var customer = deals.context().as(CUSTOMER);
        var rows = read(deals, List.of(OFFER.ID, deals.displayName(), deals.responsibleId(), customer), wanted)
                .and(order.after(cursor))
                .orderBy(order.fields())
                .limit(limit + 1)
                .fetch();
        var more = rows.size() > limit;
        var items = listed(deals, more ? rows.subList(0, limit) : rows);
        var total = Cursor.total(cursor, items.size(), more, () -> count(deals, wanted));
        return new Page<>(items, more ? next(order, items.getLast().offer(), total) : null, total);
    }

    private static String next(KeyOrder order, Offer last, Page.Total total) {
        return new Cursor(order.text(), last.text().validUntil().toString(), last.id(), total).encode();
    }

    private static List<RecordField<?>> fields(RecordType deals) {
        return Stream.concat(OfferFields.OWN.stream(), OfferFields.ofDeal(deals))
                .toList();
    }

    /// Each way is a set of its own that is found before the list is gone through.
    private Condition found(RecordType deals, @Nullable String typed) {
        return typed == null
                ? DSL.noCondition()
                : OFFER.NUMBER
                        .containsIgnoreCase(typed)
                        .or(OFFER.DEAL_ID.in(DSL.select(deals.id())
                                .from(deals.table())
                                .where(records.visible(deals, Filter.NONE, typed))));
    }

    private SelectConditionStep<Record> read(RecordType deals, List<Field<?>> columns, Condition wanted) {
        return db.select(columns)
                .from(OFFER)
                .join(deals.table())
                .on(deals.accountId().eq(OFFER.ACCOUNT_ID))
                .and(deals.id().eq(OFFER.DEAL_ID))
                .where(OFFER.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(wanted);
    }

    private Page.Total count(RecordType deals, Condition wanted) {
        var counted = db.fetchCount(read(deals, List.of(OFFER.ID), wanted).limit(Page.COUNT_LOOKED_UP_TO));
        return Page.Total.counted(counted, Page.COUNT_LOOKED_UP_TO);
    }

    private List<Listed> listed(RecordType deals, List<? extends Record> rows) {
        var offers = store.list(rows.stream().map(row -> row.get(OFFER.ID)).toList());
        return IntStream.range(0, rows.size())
                .mapToObj(at -> new Listed(
                        offers.get(at),
                        rows.get(at).get(deals.displayName()),
                        rows.get(at).get(deals.responsibleId()),
                        rows.get(at).get(CUSTOMER)))
                .toList();
    }
}
