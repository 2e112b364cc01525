/// Reports: what the numbers say. Counted are inquiries, which outlive every switch of the mode, by facts that are
/// renewed in the transaction of every change behind them; each number has the list it counts.
/// Owns: inquiry_fact, inquiry_fact_now, inquiry_fact_kept, inquiry_fact_due, report_setting, exchange_rate,
/// report_month, report_month_valid, report_month_wrong, report_tally, report_change.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "db :: tables",
            "web",
            "accounts",
            "access",
            "jobs",
            "pipelines",
            "timeline",
            "modes"
        })
package io.weiche.analytics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
