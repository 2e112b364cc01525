-- One of seven colours in the calendar; null for that of all others.
alter table activity add column colour text
    check (colour in ('RED', 'ORANGE', 'YELLOW', 'GREEN', 'BLUE', 'PURPLE', 'PINK'));
