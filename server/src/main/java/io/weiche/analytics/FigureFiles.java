package io.weiche.analytics;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Figures that leave in a file: those one may see and take along, and the audit knows of it.
@Service
public class FigureFiles {
    private final Access access;
    private final Audit audit;
    private final TransactionTemplate transaction;

    FigureFiles(Access access, Audit audit, TransactionTemplate transaction) {
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
    }

    /// @param report which one, for the audit
    /// @throws io.weiche.web.Problem forbidden when the current user may take no figures along
    public <R> R take(String report, Supplier<R> figures) {
        var taken = access.exportingAnalytics(figures);
        transaction.executeWithoutResult(_ -> audit.write("report-exported", "report:" + report, null, null));
        return taken;
    }
}
