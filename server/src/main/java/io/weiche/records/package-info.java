/// The record kit: lists, boards, filters and look-ups for every kind of record. It reads facts about a kind
/// ([io.weiche.records.RecordType]); it never is the kind, and holds no verb of one.
/// Owns: record_identity, outbox, search_posting, search_form, search_ending,
/// search_queue, live_signal.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "jobs", "db", "db :: tables", "web", "accounts", "access", "fields"})
package io.weiche.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
