package org.metagrad.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metagrad.meta.SafeTensors;
import org.metagrad.meta.TrainingConfig;

class RunFolderTest {
    @TempDir private Path parent;

    @Test
    void theConfigurationComesBackAndTheDescriptionIsKeptApart() throws Exception {
        RunFolder folder = RunFolder.create(parent.resolve("new/run"));
        TrainingConfig config =
                TrainingConfig.defaults().with("alpha", "0.1234567890123").with("seed", "-5");
        String command = " metagrad train --out 'C:\\runs\\é #1=2:3'\n";
        folder.writeConfig(config, Map.of("command", command));

        assertThat(folder.readConfig()).isEqualTo(config);
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(folder.path().resolve("config.properties"))) {
            properties.load(reader);
        }
        assertThat(properties.getProperty("metagrad.command")).isEqualTo(command);
    }

    @Test
    void parametersAreReplaced() throws Exception {
        RunFolder folder = RunFolder.create(parent);
        for (float value : new float[] {1, 2}) {
            var tensors = List.of(new SafeTensors.Tensor("a", new int[] {1}, new float[] {value}));
            folder.writeParameters(tensors, Map.of());
            assertThat(folder.readParameters()).isEqualTo(tensors);
        }
        assertThat(parent.toFile().list()).containsExactly("parameters.safetensors");
    }

    @Test
    void aFolderWithoutANameIsRefused() {
        assertThatThrownBy(() -> RunFolder.create(Path.of("")))
                .isInstanceOf(RunFolder.WrongFolderException.class)
                .hasMessage("--out '': the name of a folder is wanted");
        assertThatThrownBy(() -> new RunFolder(Path.of("")).readConfig())
                .hasMessage("'': no such folder");
    }

    @Test
    void aTakenNameGetsTheNextNumber() throws Exception {
        assertThat(RunFolder.createNumbered(parent, "run").path()).isEqualTo(parent.resolve("run"));
        Files.createFile(parent.resolve("run-2"));
        // Even while it is empty a folder belongs to the run that made it.
        assertThat(RunFolder.createNumbered(parent, "run").path())
                .isEqualTo(parent.resolve("run-3"));
    }
}
