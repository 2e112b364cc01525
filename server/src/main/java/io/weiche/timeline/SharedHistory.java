package io.weiche.timeline;

import io.weiche.kernel.RecordRef;
import java.util.List;

/// Says which other records' history belongs to a record's own. Nothing is copied: a deal made from a lead shows the
/// lead's timeline through this link (crm.md 13.7).
public interface SharedHistory {
    List<RecordRef> behind(RecordRef record);
}
