package io.weiche.records;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.Money;
import io.weiche.kernel.RecordRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Knows in which currency a record must stay, because something on it is counted in it. Implemented above, by whoever
/// sells things in records.
public interface FixedCurrency {
    /// @return empty when the record may have any
    Optional<String> of(RecordRef record);

    /// The currency of a record once somebody has typed another amount, or taken it away.
    ///
    /// @return null when it has none any more
    /// @throws BadInput when it would not be the one it must stay in
    default @Nullable String after(RecordRef record, @Nullable Money amount) {
        var fixed = of(record);
        if (amount == null) {
            return fixed.orElse(null);
        }
        if (fixed.isPresent() && !fixed.get().equals(amount.currency())) {
            throw BadInput.of(
                    "amount.currency",
                    "sold-in-another",
                    "The products of this record are sold in " + fixed.get() + "; its amount has no other currency.");
        }
        return amount.currency();
    }
}
