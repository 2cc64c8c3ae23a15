package io.tacho.stress.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.StringJoiner;

/**
 * A content security policy under which a document runs what stands in it and nothing else: no
 * network, no frames, no forms, no attributes that are code.
 */
final class SecurityPolicy {
    private static final String NONE = "'none'";

    private final StringJoiner styles = new StringJoiner(" ").setEmptyValue(NONE);
    private final StringJoiner scripts = new StringJoiner(" ").setEmptyValue(NONE);

    SecurityPolicy allowStyle(String content) {
        styles.add(hash(content));
        return this;
    }

    SecurityPolicy allowScript(String content) {
        scripts.add(hash(content));
        return this;
    }

    private static String hash(String content) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "default-src 'none'; style-src "
                + styles
                + "; script-src "
                + scripts
                + "; img-src data:; base-uri 'none'; form-action 'none'";
    }
}
