package dev.weir.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.settings.PolicyFile;
import dev.weir.sign.Jws;
import dev.weir.sign.Signer;

/** Records of the policies topic, for tests. */
public final class SignedPolicies {

    private SignedPolicies() {}

    /** A policy that somebody signed. */
    public static SignedPolicy of(Signer by, String yaml, long appended) {
        return new SignedPolicy(
                PolicyFile.parse(yaml, "policy").id(), yaml, signature(by, yaml), "", appended, "weir.policies/0/0");
    }

    /** The same with a second signature. */
    public static SignedPolicy seconded(SignedPolicy policy, Signer second) {
        return new SignedPolicy(
                policy.key(),
                policy.text(),
                policy.signature(),
                signature(second, policy.text()),
                policy.appended(),
                policy.at());
    }

    private static String signature(Signer by, String yaml) {
        return Jws.sign(yaml.getBytes(UTF_8), by.reviewer().name(), by.key());
    }
}
