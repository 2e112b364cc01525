package io.weiche.oidc;

import com.nimbusds.oauth2.sdk.id.Identifier;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a provider says that somebody proved themselves in more than one way: by the methods of RFC 8176 (`amr`), or by
/// a class of such sign-ins (`acr`).
final class Factors {
    /// Resistant to phishing, as "OpenID Connect EAP ACR Values" names them, and the older word for several factors.
    private static final Set<String> STRONG =
            Set.of("phr", "phrh", "http://schemas.openid.net/pape/policies/2007/06/multi-factor");

    /// Knowing, having and being: two of different kinds are two factors.
    private static final List<Set<String>> KINDS = List.of(
            Set.of("pwd", "pin", "kba"),
            Set.of("otp", "hwk", "swk", "sc", "sms", "tel"),
            Set.of("face", "fpt", "iris", "retina", "vbm"));

    private Factors() {}

    /// What is asked for. A provider that knows none of them goes on as it always does.
    static List<ACR> wanted() {
        return STRONG.stream().sorted().map(ACR::new).toList();
    }

    static boolean several(IDTokenClaimsSet claims) {
        var acr = claims.getACR();
        var methods = Stream.ofNullable(claims.getAMR())
                .flatMap(List::stream)
                .map(Identifier::getValue)
                .collect(Collectors.toSet());
        return acr != null && STRONG.contains(acr.getValue())
                || methods.contains("mfa")
                || KINDS.stream()
                                .filter(kind -> kind.stream().anyMatch(methods::contains))
                                .count()
                        > 1;
    }
}
