-- Whether a provider of sign-ins must say that somebody proved themselves in two ways.
alter table oidc_provider
    add column second_factor boolean not null default false;
