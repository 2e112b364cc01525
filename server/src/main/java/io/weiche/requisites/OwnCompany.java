package io.weiche.requisites;

import java.util.List;

/// A company the account itself sells as.
///
/// @param standard the one papers take when nobody chose
/// @param requisites the main set first
public record OwnCompany(
        long companyId, String title, List<String> address, boolean standard, List<Requisite> requisites) {
    public OwnCompany {
        address = List.copyOf(address);
        requisites = List.copyOf(requisites);
    }
}
