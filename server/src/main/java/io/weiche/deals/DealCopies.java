package io.weiche.deals;

import io.weiche.access.CurrentUser;
import io.weiche.access.FieldGroup;
import io.weiche.fields.External;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.kernel.Texts;
import io.weiche.products.SoldProducts;
import io.weiche.records.RecordDirectory;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Deals that begin as another one stands: what it says and what is sold in it, and nothing of what happened. Whoever
/// makes one is responsible for it; it begins in the first stage, without dates, and without customers and amounts
/// they may not see.
@Service
public class DealCopies {
    private final Deals deals;
    private final SoldProducts products;
    private final RecordDirectory directory;

    DealCopies(Deals deals, SoldProducts products, RecordDirectory directory) {
        this.deals = deals;
        this.products = products;
        this.directory = directory;
    }

    /// @throws io.weiche.web.Problem when the deal may not be read or none may be added
    @Transactional
    public Deal copy(long id) {
        var original = deals.get(id);
        var copy = deals.addCopy(begun(original.data(), copied(original.data().title())));
        if (FieldGroup.AMOUNT.isSeen()) {
            products.copy(ref(id), ref(copy));
        }
        return deals.get(copy);
    }

    /// What another deal may begin with, made of this one by the current user.
    ///
    /// @throws io.weiche.web.Problem when the deal may not be read
    @Transactional(readOnly = true)
    public DealData beginning(long id) {
        var data = deals.get(id).data();
        return begun(data, data.title());
    }

    private DealData begun(DealData data, String title) {
        var unseen = directory.unseen(DealRules.customers(data));
        return new DealData(
                title,
                data.amount(),
                data.pipelineId(),
                null,
                null,
                null,
                null,
                data.sourceId(),
                data.sourceDescription(),
                null,
                data.comments(),
                seen(RecordKind.COMPANY, data.companyId(), unseen),
                data.contactIds().stream()
                        .filter(contact -> !unseen.contains(new RecordRef(RecordKind.CONTACT, contact)))
                        .toList(),
                CurrentUser.requireId(),
                null,
                null,
                data.custom().copied(RecordKind.DEAL),
                List.of(),
                External.NONE);
    }

    private static @Nullable Long seen(RecordKind kind, @Nullable Long id, Set<RecordRef> unseen) {
        return id == null || unseen.contains(new RecordRef(kind, id)) ? null : id;
    }

    /// A long title leaves room for the word behind it.
    private static String copied(String original) {
        var word = CurrentUser.require().language().pick(" (Kopie)", " (copy)");
        return Texts.cut(original, Texts.TITLE - word.length()) + word;
    }

    private static RecordRef ref(long id) {
        return new RecordRef(RecordKind.DEAL, id);
    }
}
