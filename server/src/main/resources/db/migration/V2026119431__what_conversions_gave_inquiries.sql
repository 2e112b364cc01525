-- Undoing a conversion gives an inquiry back exactly what it said of its customer and its deal before: only what the
-- conversion wrote there goes. Of conversions before this nothing is known; what they made and the undo removes goes
-- by the foreign keys.
alter table inquiry
    add column deal_by_conversion    boolean not null default false,
    add column contact_by_conversion boolean not null default false,
    add column company_by_conversion boolean not null default false;
