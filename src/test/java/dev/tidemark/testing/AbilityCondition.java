package dev.tidemark.testing;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Leaves out the tests that need what the volume under test cannot do. */
public final class AbilityCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<Ability> lacking = new ArrayList<>(AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                .map(needs -> List.of(needs.value()))
                .orElse(List.of()));
        lacking.removeAll(Testbed.current().abilities());
        return lacking.isEmpty()
                ? ConditionEvaluationResult.enabled("able")
                : ConditionEvaluationResult.disabled(lacking.toString());
    }
}
