package io.weiche.offers;

import static io.weiche.db.tables.Tables.OFFER;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.FieldGroup;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.records.Filter;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordField;
import io.weiche.records.RecordType;
import io.weiche.records.Slice;
import io.weiche.records.SliceQuery;
import io.weiche.records.Slices;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Offers of all deals by position, in any order: of deals the current user may read. Called in a transaction.
@Component
public class OfferSlices {
    private final Slices slices;
    private final OfferStore store;
    private final RecordDirectory directory;
    private final Access access;

    OfferSlices(Slices slices, OfferStore store, RecordDirectory directory, Access access) {
        this.slices = slices;
        this.store = store;
        this.directory = directory;
        this.access = access;
    }

    public Slice<Offer> slice(SliceQuery query) {
        FieldGroup.AMOUNT.require();
        var deals = directory.type(RecordKind.DEAL);
        var fields = Stream.<RecordField<?>>concat(
                        OfferFields.OWN.stream(), OfferFields.ofDeal(deals).map(field -> asked(deals, field)))
                .toList();
        return slices.read(
                OFFER,
                OFFER.ID,
                fields,
                visible(deals),
                query,
                rows -> store.list(rows.stream().map(row -> row.get(OFFER.ID)).toList()));
    }

    private Condition visible(RecordType deals) {
        return OFFER.ACCOUNT_ID
                .eq(CurrentAccount.require().value())
                .and(deal(
                        deals,
                        deals.deletedAt().isNull().and(access.condition(deals.kind(), Action.READ, deals.access()))));
    }

    private static Condition deal(RecordType deals, Condition holds) {
        return DSL.exists(DSL.selectOne()
                .from(deals.table())
                .where(deals.accountId().eq(OFFER.ACCOUNT_ID))
                .and(deals.id().eq(OFFER.DEAL_ID))
                .and(holds));
    }

    /// A field of the deal, asked for by its offers: every one has a deal.
    private static <T> RecordField<T> asked(RecordType deals, RecordField<T> field) {
        var among = field.among();
        return new RecordField<>(
                field.code(),
                field.column(),
                field.reader(),
                false,
                among == null ? null : values -> deal(deals, among.apply(values)),
                null,
                (operator, values) -> {
                    var own = field.matching() == null ? null : field.matching().of(operator, values);
                    return own == null && among != null
                            ? null
                            : deal(deals, own == null ? compared(field.column(), operator, values) : own);
                },
                null);
    }

    private static <T> Condition compared(Field<T> column, Filter.Operator operator, List<T> values) {
        return switch (operator) {
            case EMPTY -> column.isNull();
            case FILLED -> column.isNotNull();
            case IS, IN -> column.in(values);
            case IS_NOT, NOT_IN -> column.notIn(values).or(column.isNull());
            case AT_LEAST -> column.ge(values.getFirst());
            case AT_MOST -> column.le(values.getFirst());
            case LESS_THAN -> column.lt(values.getFirst());
            case MORE_THAN -> column.gt(values.getFirst());
            default -> throw BadInput.of("filter", "unknown-operator", "This field does not know this operator.");
        };
    }
}
