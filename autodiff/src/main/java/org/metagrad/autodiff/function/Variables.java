package org.metagrad.autodiff.function;

import java.util.List;
import org.metagrad.autodiff.Program.Variable;

/**
 * The variables of {@link Matrices} while an expression is traced.
 *
 * @param matrices names and shapes
 * @param all the variables, in order
 */
public record Variables(Matrices matrices, List<Variable> all) {

    /** Takes a copy. */
    public Variables {
        all = List.copyOf(all);
    }

    /**
     * {@return the variable of a matrix}
     *
     * @param name of the matrix
     * @throws IllegalArgumentException if there is none of this name
     */
    public Variable get(String name) {
        int i = matrices.names().indexOf(name);
        if (i < 0) {
            throw new IllegalArgumentException(
                    "'" + name + "': one of " + matrices.names() + " wanted");
        }
        return all.get(i);
    }

    /**
     * {@return the variables of a group, under the names that its members have in it}
     *
     * @param name of the group
     * @throws IllegalArgumentException if there is no group of this name
     */
    public Variables group(String name) {
        Matrices group = matrices.group(name);
        int first = matrices.first(name);
        return new Variables(group, all.subList(first, first + group.names().size()));
    }
}
