package dev.weir.deploy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.model.jackson.UnmatchedFieldTypeModule;
import java.util.Map;

/** Kubernetes' own kinds as typed records that refuse a key they do not know and a value of the wrong type. */
final class BuiltInKinds {

    private static final Map<String, Class<?>> KINDS = Map.of(
            "v1/Namespace", Namespace.class,
            "v1/ServiceAccount", ServiceAccount.class,
            "v1/ConfigMap", ConfigMap.class,
            "v1/PersistentVolumeClaim", PersistentVolumeClaim.class,
            "rbac.authorization.k8s.io/v1/Role", Role.class,
            "rbac.authorization.k8s.io/v1/RoleBinding", RoleBinding.class);

    private static final ObjectMapper STRICT = new ObjectMapper()
            .setAnnotationIntrospector(new NoUnknownKeys())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .registerModule(new UnmatchedFieldTypeModule(false, false));

    private BuiltInKinds() {}

    /** Whether the document is of a kind that is known here. */
    static boolean knows(JsonNode document) {
        return KINDS.containsKey(kind(document));
    }

    /**
     * Reads a document of a built-in kind.
     *
     * @throws JsonProcessingException when it has an unknown key or a value of the wrong type
     */
    static Object read(JsonNode document) throws JsonProcessingException {
        Class<?> type = KINDS.get(kind(document));
        if (type == null) {
            throw new IllegalArgumentException("no type for " + kind(document) + "; add it to BuiltInKinds");
        }
        return STRICT.treeToValue(document, type);
    }

    /**
     * Reads a pod template, which the operator's schema leaves half open.
     *
     * @throws JsonProcessingException when it has an unknown key or a value of the wrong type
     */
    static PodTemplateSpec podTemplate(JsonNode template) throws JsonProcessingException {
        return STRICT.treeToValue(template, PodTemplateSpec.class);
    }

    private static String kind(JsonNode document) {
        return document.path("apiVersion").asText() + "/"
                + document.path("kind").asText();
    }

    /** The models take unknown keys into a map, and say so by annotation; here they may not. */
    private static final class NoUnknownKeys extends JacksonAnnotationIntrospector {

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
            return JsonIgnoreProperties.Value.empty();
        }
    }
}
