/// Dashboards: figures of several reports side by side, as people arrange them for themselves or for all.
/// They also come by mail. Goals, and how far they are. Owns: dashboard, dashboard_tile, goal, report_mailing,
/// report_mailing_person.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "config",
            "db",
            "db :: tables",
            "web",
            "jobs",
            "accounts",
            "access",
            "mail",
            "analytics",
            "analytics :: sales",
            "analytics :: web"
        })
package io.weiche.dashboards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
