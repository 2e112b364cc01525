package io.weiche.views;

import io.weiche.kernel.RecordKind;
import io.weiche.records.ListQuery;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordList;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How long a list is. Lists themselves stop counting where it takes too long; whoever wants to know asks here.
@Service
public class ListCount {
    private final RecordDirectory directory;
    private final RecordList list;

    ListCount(RecordDirectory directory, RecordList list) {
        this.directory = directory;
        this.list = list;
    }

    @Transactional(readOnly = true)
    public long of(RecordKind kind, ListQuery query) {
        return list.count(directory.type(kind), query.filter(), query.search());
    }
}
