/// Leads: inquiries to be qualified before they become customers. Declares the gate that every opening of a lead
/// passes ([io.weiche.leads.LeadGate]) and who knows what became of one ([io.weiche.leads.LeadFates]).
/// Owns: lead.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "db :: tables",
            "web",
            "accounts",
            "access",
            "fields",
            "records",
            "timeline",
            "observers",
            "pipelines",
            "tags"
        })
package io.weiche.leads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
