package io.tacho.stress.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Options of a command out of a YAML file: as if they stood on the command line, but for those that
 * it has itself.
 */
final class ConfigFile {
    private static final String DASHES = "--";

    /** "off" is a word here, as in "journal: off". */
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                    .build();

    private final CommandLine command;
    private final String file;

    private ConfigFile(CommandLine command, String file) {
        this.command = command;
        this.file = file;
    }

    /**
     * A command line with what its configuration file has.
     *
     * @param line the whole command
     * @param arguments of it
     * @return the same, if it names no file
     * @throws ParameterException if the file can't be read, or has something that is no option
     */
    static String[] expanded(CommandLine line, String... arguments) {
        // Options of all commands may stand before it.
        int at = 0;
        while (at < arguments.length && !line.getSubcommands().containsKey(arguments[at])) {
            at++;
        }
        CommandLine command =
                at == arguments.length ? null : line.getSubcommands().get(arguments[at]);
        if (command == null || command.getCommandSpec().findOption(ConfigArgument.NAME) == null) {
            return arguments;
        }
        String file = fileIn(arguments);
        return file == null ? arguments : new ConfigFile(command, file).expand(at, arguments);
    }

    private static @Nullable String fileIn(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(ConfigArgument.NAME + "=")) {
                return arguments[i].substring(ConfigArgument.NAME.length() + 1);
            }
            if (arguments[i].equals(ConfigArgument.NAME) && i + 1 < arguments.length) {
                return arguments[i + 1];
            }
        }
        return null;
    }

    /**
     * @param at where the command stands
     */
    private String[] expand(int at, String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments).subList(0, at + 1));
        read().properties()
                .forEach(
                        entry -> {
                            OptionSpec option = option(entry.getKey());
                            if (!isIn(option, arguments)) {
                                add(option, entry.getKey(), entry.getValue(), all);
                            }
                        });
        all.addAll(Arrays.asList(arguments).subList(at + 1, arguments.length));
        return all.toArray(String[]::new);
    }

    private JsonNode read() {
        JsonNode root;
        try {
            root = parse(Files.readString(Path.of(file)));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw wrong("is not there", e);
        } catch (JsonProcessingException e) {
            throw wrong("is no YAML: " + e.getOriginalMessage() + place(e.getLocation()), e);
        } catch (IOException e) {
            throw wrong("can't be read (" + e + ")", e);
        }
        if (!root.isObject()) {
            throw wrong("has no options; write them like 'components: 1000', one a line", null);
        }
        return root;
    }

    private JsonNode parse(String text) throws IOException {
        try (YAMLParser in = YAML.getFactory().createParser(text)) {
            if (in.nextToken() == null) {
                return MissingNode.getInstance();
            }
            JsonNode root = value(in);
            if (in.nextToken() != null) {
                throw wrong(
                        "has a second document"
                                + place(in.currentTokenLocation())
                                + "; leave one '---' out",
                        null);
            }
            return root;
        }
    }

    /** With every scalar as it is written: YAML takes 010 for 8, the command line for 10. */
    private JsonNode value(YAMLParser in) throws IOException {
        if (in.isCurrentAlias()) {
            throw wrong(
                    "'*"
                            + in.getText()
                            + "' refers to another value"
                            + place(in.currentTokenLocation())
                            + "; write the value itself",
                    null);
        }
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_NULL -> YAML.getNodeFactory().nullNode();
            case VALUE_TRUE, VALUE_FALSE -> YAML.getNodeFactory().booleanNode(in.getBooleanValue());
            default -> YAML.getNodeFactory().textNode(in.getText());
        };
    }

    private ArrayNode array(YAMLParser in) throws IOException {
        ArrayNode array = YAML.createArrayNode();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(in));
        }
        return array;
    }

    private ObjectNode object(YAMLParser in) throws IOException {
        ObjectNode object = YAML.createObjectNode();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String key = in.currentName();
            if (object.has(key)) {
                throw wrong(
                        "'"
                                + key
                                + "' is there twice"
                                + place(in.currentTokenLocation())
                                + "; write several values as a list",
                        null);
            }
            in.nextToken();
            object.set(key, value(in));
        }
        return object;
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : ", line " + location.getLineNr();
    }

    private OptionSpec option(String key) {
        OptionSpec option = command.getCommandSpec().findOption(DASHES + key);
        if (option == null || option.hidden() || option.usageHelp() || key.equals("config")) {
            throw wrong(
                    "'"
                            + key
                            + "' is no option of "
                            + command.getCommandName()
                            + "; there are "
                            + names(),
                    null);
        }
        return option;
    }

    private String names() {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(OptionSpec::longestName)
                .filter(name -> name.startsWith(DASHES) && !name.equals(ConfigArgument.NAME))
                .map(name -> name.substring(DASHES.length()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static boolean isIn(OptionSpec option, String... arguments) {
        for (String argument : arguments) {
            for (String name : option.names()) {
                if (argument.equals(name) || argument.startsWith(name + "=")) {
                    return true;
                }
            }
        }
        return false;
    }

    private void add(OptionSpec option, String key, JsonNode value, List<String> arguments) {
        String name = option.longestName();
        if (value.isArray()) {
            if (!option.isMultiValue()) {
                throw wrong("'" + key + "' may be given once only, not as a list", null);
            }
            value.forEach(each -> add(option, key, each, arguments));
        } else if (value.isObject() || value.isNull()) {
            throw wrong("'" + key + "' needs a value", null);
        } else if (option.arity().max() > 0) {
            arguments.add(name + "=" + value.asText());
        } else if (!value.isBoolean()) {
            throw wrong("'" + key + "' is true or false, not " + value.asText(), null);
        } else if (value.booleanValue()) {
            arguments.add(name);
        }
    }

    private ParameterException wrong(String what, @Nullable Throwable cause) {
        return new ParameterException(
                command, ConfigArgument.NAME + ": " + file + ": " + what, cause);
    }
}
