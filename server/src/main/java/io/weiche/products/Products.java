package io.weiche.products;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.records.Outbox;
import io.weiche.records.Outbox.Event;
import io.weiche.web.Etags;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The catalogue. Everybody may look things up in it; whoever may edit settings changes it.
@Service
public class Products {
    private final ProductStore store;
    private final Access access;
    private final Audit audit;
    private final Outbox outbox;

    Products(ProductStore store, Access access, Audit audit, Outbox outbox) {
        this.store = store;
        this.access = access;
        this.audit = audit;
        this.outbox = outbox;
    }

    /// By name.
    ///
    /// @param search part of a name or number
    /// @param activeOnly without those that are not sold any more
    @Transactional(readOnly = true)
    public Page<Product> list(@Nullable String search, boolean activeOnly, int limit, @Nullable String cursor) {
        var found = store.list(search, activeOnly, after(cursor), limit + 1);
        var more = found.size() > limit;
        List<Product> page = more ? found.subList(0, limit) : found;
        return new Page<>(
                page,
                more ? Long.toString(page.getLast().id()) : null,
                Page.total(cursor, page.size(), more, () -> store.count(search, activeOnly)));
    }

    private static @Nullable Long after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        if (!cursor.matches("[0-9]{1,18}")) {
            throw BadInput.of("cursor", "malformed", "This cursor does not belong to this list.");
        }
        return Long.valueOf(cursor);
    }

    @Transactional(readOnly = true)
    public Product get(long id) {
        return store.find(id).orElseThrow(Problem::notFound);
    }

    /// @param product its number does not matter
    @Transactional
    public Product open(Product product) {
        access.require(Right.EDIT_SETTINGS);
        try {
            var opened = get(store.insert(product));
            audit.write("product-opened", "product:" + opened.id(), null, shown(opened));
            outbox.write(Outbox.PRODUCT, opened.id(), Event.ADDED);
            return opened;
        } catch (DuplicateKeyException e) {
            throw taken();
        }
    }

    @Transactional
    public Product change(long id, UnaryOperator<Product> change) {
        return change(id, null, change);
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public Product change(long id, @Nullable Integer expectedVersion, UnaryOperator<Product> change) {
        access.require(Right.EDIT_SETTINGS);
        var before = lock(id, expectedVersion);
        try {
            store.change(change.apply(before));
        } catch (DuplicateKeyException e) {
            throw taken();
        }
        var after = get(id);
        audit.write("product-changed", "product:" + id, shown(before), shown(after));
        outbox.write(Outbox.PRODUCT, id, Event.CHANGED);
        return after;
    }

    private Product lock(long id, @Nullable Integer expectedVersion) {
        var before = store.lock(id).orElseThrow(Problem::notFound);
        Etags.refuseOther(expectedVersion, before.version());
        return before;
    }

    private static Map<String, Object> shown(Product product) {
        return Map.of(
                "name",
                product.name(),
                "price",
                product.price() + " " + product.currency(),
                "taxRate",
                product.taxRate(),
                "active",
                product.active());
    }

    private static BadInput taken() {
        return BadInput.of("code", "taken", "There is a product with this number.");
    }

    /// Rows in leads and deals stay as they are.
    @Transactional
    public void delete(long id) {
        delete(id, null);
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public void delete(long id, @Nullable Integer expectedVersion) {
        access.require(Right.EDIT_SETTINGS);
        var before = lock(id, expectedVersion);
        store.delete(id);
        audit.write("product-deleted", "product:" + id, shown(before), null);
        outbox.write(Outbox.PRODUCT, id, Event.DELETED);
    }

    /// @throws BadInput naming the field when one of them does not exist in this account
    void requireInput(String field, Collection<Long> ids) {
        if (!ids.isEmpty() && store.count(ids) < ids.size()) {
            throw BadInput.of(field, "unknown-product", "There is no such product.");
        }
    }
}
