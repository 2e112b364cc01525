package io.weiche.timeline;

/// What an entry of a timeline tells. The names are part of the interface.
public enum EntryType {
    CREATED,
    STAGE_CHANGED,
    FIELDS_CHANGED,
    COMMENT,
    ACTIVITY_ADDED,
    ACTIVITY_COMPLETED,
    ACTIVITY_AUTO_COMPLETED,
    CONVERTED,
    CREATED_FROM_LEAD,
    CREATED_FROM_RECURRING_DEAL,
    OFFER,
    AUTOMATION,
    CONVERSION_UNDONE,
    INQUIRY,
    EMAIL,
    LINKED,
    UNLINKED,
    DELETED,
    RESTORED,
    MERGED,
    MERGE_UNDONE
}
