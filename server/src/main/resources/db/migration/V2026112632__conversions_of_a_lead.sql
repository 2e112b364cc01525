-- A lead that goes takes its conversions along; without an index of all of them the database reads the whole journal
-- for each. It serves the undone ones too.
create index conversion_of_lead on conversion (account_id, lead_id);
drop index conversion_undone;
