/// Requisites: the legal and bank data of contacts and companies as it stands on papers, and the companies the account
/// itself sells as. Owns: requisite, bank_account, own_company.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "db", "db :: tables", "web", "access", "fields", "records", "timeline"})
package io.weiche.requisites;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
