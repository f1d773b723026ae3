"""Which tests cover which sort of bad input.

The table is the list of what must never hurt: each row with its parts, each part with the tests
that hold it. A test that is renamed or taken away is missed here.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]

DEFINITIONS = "bad_input/test_definitions.py"
STORE = "bad_input/test_store.py"
SCREENS = "bad_input/test_screens.py"
RESPONSES = "bad_input/test_responses.py"
OUT_PATH = "bad_input/test_out_path.py"
CHECKER = "unit/test_instrument_checker.py"
FILLED = "unit/test_cli_take_answers.py"
PLAIN = "unit/test_cli_take_plain.py"
MAIN = "unit/test_cli_main.py"

ROWS: dict[str, dict[str, list[str]]] = {
    "an empty or truncated record file, a flipped byte": {
        "left in place, copied to damaged/, reported by name": [
            f"{STORE}::test_a_damaged_record",
            "store/test_damage.py::test_a_damaged_file_is_left_copied_reported_and_read_again",
        ],
        "never shown as data": [
            "store/test_damage.py::test_no_flipped_byte_becomes_wrong_data",
            "store/test_damage.py::test_no_truncation_becomes_wrong_data",
        ],
        "everything else works": [
            "unit/test_cli_reading.py::test_a_damaged_result_costs_itself_alone",
            "unit/test_settings.py::test_a_damaged_file_gives_the_usual_ones",
            "tui/test_home.py::test_a_damaged_file_is_counted",
        ],
        "a right checksum over what is no record": [
            "store/test_forged.py::test_any_record",
            "unit/test_history.py::test_what_is_whole_but_no_result_costs_itself_alone",
        ],
    },
    "a record of a newer format version": {
        "read-only, made by a newer version": [
            f"{STORE}::test_a_record_of_a_newer_version",
            "store/test_damage.py::test_a_newer_format_is_read_only_and_not_damage",
            "store/test_damage.py::test_a_newer_folder_is_read_only",
        ],
    },
    "disk full, no permission, read-only folder, data path is a file": {
        "not saved, and why": [
            f"{STORE}::test_a_disk_that_takes_nothing",
            f"{FILLED}::test_what_the_disk_refuses_is_not_recorded",
            f"{PLAIN}::test_what_cannot_be_saved_is_said_and_asked_again",
        ],
        "the answers stay on the screen": [
            "tui/test_take.py::test_what_cannot_be_saved_stays_on_the_screen",
            "tui/test_consult.py::test_a_session_that_cannot_be_saved_stays_on_the_screen",
            "unit/test_session.py::test_a_refused_save_leaves_everything_as_it_was",
            "unit/test_taking.py::test_a_result_that_cannot_be_saved_leaves_the_draft",
        ],
        "old data intact": [
            "store/test_faults.py::test_whatever_the_disk_refuses_it_is_the_old_state_or_the_new",
            "store/test_faults.py::test_a_refused_save_is_not_there_and_the_old_one_is",
        ],
        "read-only folder can be read": [
            "store/test_folder.py::test_a_folder_that_cannot_be_written_can_be_read",
            "bad_input/test_read_only.py::test_plain_commands_that_only_read_still_work",
            "bad_input/test_read_only.py::test_plain_commands_that_write_say_why_they_cannot",
            "bad_input/test_read_only.py::"
            "test_the_app_shows_what_is_there_and_says_what_it_cannot_keep",
        ],
        "data path is a file": [
            f"{STORE}::test_the_data_path_is_a_file",
            f"{FILLED}::test_a_file_in_place_of_the_folder_is_said_and_left_alone",
        ],
    },
    "killed at any moment while saving": {
        "the old or the new state, never a third": [
            f"{STORE}::test_killed_while_saving",
            "store/test_faults.py::test_a_power_cut_at_any_moment_leaves_the_old_state_or_the_new",
            "store/test_processes.py::test_killed_sessions_lose_nothing",
            "store/test_passphrase.py::test_being_killed_at_any_point_costs_nothing",
        ],
        "every answer given is there at the next start": [
            "e2e/test_whole_way.py::test_a_whole_assessment_by_keys_killed_halfway_and_resumed",
            "e2e/test_plain_prompts.py::test_what_was_answered_outlives_every_end",
        ],
    },
    "a definition that is no good JSON": {
        "trailing comma, 100,000 [, 50 MB, 5,000 digits, 1e400, NaN, lone surrogate": [
            f"{DEFINITIONS}::test_bad_json",
            f"{DEFINITIONS}::test_random_damage_to_the_shipped_forms",
            f"{DEFINITIONS}::test_anything_at_all",
        ],
        "duplicate key": [f"{DEFINITIONS}::test_a_duplicate_key_is_named_at_its_second_place"],
        "BOM accepted": [
            f"{DEFINITIONS}::test_a_byte_order_mark_is_accepted",
            "unit/test_library.py::test_a_byte_order_mark_is_accepted",
        ],
        "clear error, status not 0, no traceback": [
            f"{DEFINITIONS}::test_the_command_gives_one_line_a_fault_and_no_traceback",
            "unit/test_form_commands.py::test_check_names_every_fault_of_every_file",
        ],
        "other forms still work": [
            "unit/test_library.py::test_what_cannot_be_read_is_set_aside_and_named",
            "unit/test_library.py::test_a_huge_file_is_set_aside_without_being_read",
            "unit/test_cli_reading.py::test_own_forms_are_listed_and_faulty_ones_named",
        ],
    },
    "a definition with faults in what it says": {
        "unknown and misspelt fields, wrong types, no scale, dangling, bands, reverse, circles": [
            f"{CHECKER}::test_each_rule",
            f"{CHECKER}::test_a_circle_of_three_is_named_at_each_of_its_links",
            f"{DEFINITIONS}::test_any_json_in_any_place",
        ],
        "every fault in one pass, with file:line:column and pointer": [
            f"{CHECKER}::test_every_fault_comes_in_one_pass_in_the_order_of_the_file",
            f"{CHECKER}::test_the_place_is_that_of_the_value_or_of_a_wrong_name",
            f"{DEFINITIONS}::test_slips_do_not_hide_other_faults",
        ],
        "did you mean": [f"{CHECKER}::test_nearest"],
        "said when it is taken": [
            "unit/test_library.py::"
            "test_a_form_with_a_fault_deeper_down_is_listed_and_says_so_when_it_is_taken",
        ],
        "what was kept before is read all the same": [
            "unit/test_cli_reading.py::test_a_form_that_got_a_fault_costs_nothing_that_was_kept",
        ],
    },
    "ids that lead elsewhere": {
        "in a definition": [
            f"{DEFINITIONS}::test_unsafe_ids",
            "unit/test_library.py::test_what_cannot_be_read_is_set_aside_and_named",
        ],
        "in the store": [
            f"{STORE}::test_ids_that_are_paths",
            "store/test_folder.py::test_an_id_cannot_leave_the_folder",
            "store/test_folder.py::test_a_kind_cannot_leave_the_folder",
            "store/test_tinydb.py::test_an_id_from_outside_cannot_leave_the_folder",
        ],
        "in a file from elsewhere": [
            "store/test_merge.py::test_a_file_from_elsewhere_is_checked_before_anything_is_written",
        ],
        "on the command line": [
            "unit/test_form_commands.py::test_new_refuses_ids_that_cannot_be",
            "unit/test_library.py::test_an_unknown_id",
        ],
    },
    "ESC, OSC 52, C1, bidi overrides, NUL in any text": {
        "from a definition": [
            "unit/test_instrument_reading.py::test_texts_are_made_safe_where_they_enter",
            f"{DEFINITIONS}::test_control_codes_in_names_never_reach_the_terminal",
            "unit/test_library.py::test_control_codes_in_a_form_never_get_in",
        ],
        "from a record or another folder": [
            f"{STORE}::test_control_codes_in_a_record",
            "store/test_damage.py::test_text_from_a_folder_that_others_may_write_is_made_safe",
            "store/test_merge.py::test_text_in_a_file_from_elsewhere_is_made_safe",
        ],
        "from a filled form": [
            f"{FILLED}::test_control_codes_in_answers_and_notes_are_taken_out",
            f"{FILLED}::test_control_codes_in_names_are_not_echoed",
        ],
        "from the name of a file": [
            f"{MAIN}::test_control_codes_in_names_of_files_are_taken_out",
            f"{SCREENS}::test_a_file_set_aside_is_named_literally",
        ],
        "from a paste or typed": [
            "bad_input/test_paste.py::test_a_paste_is_neutralised_where_it_enters",
            "bad_input/test_texts_in_answers.py::test_a_word_of_ones_own_in_a_mark_is_neutralised",
            "unit/test_session.py::test_texts_are_neutralised_wherever_they_lie",
            f"{PLAIN}::test_control_codes_in_what_is_typed_are_taken_out",
        ],
        "from an editor": [
            "unit/test_cli_reflect.py::test_control_characters_from_an_editor_are_neutralised",
        ],
        "from an argument": [
            f"{MAIN}::test_control_codes_in_arguments_never_reach_the_terminal",
            f"{OUT_PATH}::test_an_escape_in_a_name_does_not_reach_the_terminal",
            f"{SCREENS}::test_the_name_of_the_data_folder_is_neutralised",
        ],
        "nothing of it reaches the terminal or a report": [
            f"{SCREENS}::test_nothing_of_it_is_sent_to_a_real_terminal",
            f"{SCREENS}::test_nor_by_a_plain_command",
            f"{SCREENS}::test_every_place_shows_them_so",
            "unit/test_charts_line.py::test_names_and_labels_cannot_reach_the_terminal",
            "unit/test_report.py::test_no_line_is_too_wide_and_no_control_code_gets_through",
        ],
    },
    "console markup in any text": {
        "shown literally on every screen": [
            f"{SCREENS}::test_texts_of_a_form_are_literal_and_nothing_is_obeyed",
            f"{SCREENS}::test_every_place_shows_them_so",
            f"{SCREENS}::test_a_note_stays_literal_in_its_editor_and_at_the_question",
            f"{SCREENS}::test_what_find_offers_is_literal",
            f"{SCREENS}::test_the_journal_and_what_hangs_on_it_show_them_so",
            f"{SCREENS}::test_names_in_the_settings_are_literal",
            "tui/test_consult.py::test_words_are_shown_literally",
        ],
        "in plain commands": [
            f"{PLAIN}::test_markup_is_shown_as_it_is",
            "unit/test_cli_compare.py::test_for_people",
        ],
        "in reports": [
            "unit/test_report_markdown.py::test_every_text_stays_literal",
            "unit/test_cli_report.py::test_who_it_is_for_and_by_is_literal",
        ],
    },
    "an exception in the app": {
        "terminal restored, no locals, no answers, no message, status not 0": [
            f"{SCREENS}::test_a_fault_of_ours_ends_it_without_a_word_of_what_was_written",
        ],
        "in a plain command": [
            f"{MAIN}::test_a_fault_of_the_program_shows_no_message_and_no_traceback",
        ],
        "variables that make Textual record keys are ignored": [
            "e2e/test_environment.py::test_no_variable_makes_textual_write_down_keys",
        ],
    },
    "a responses file with what the form does not have": {
        "unknown item or column": [
            f"{RESPONSES}::test_an_unknown_column_is_named_with_what_was_meant",
            f"{FILLED}::test_an_unknown_item_is_named_with_what_was_meant",
        ],
        "a value off the scale, 2.7, true, a text": [
            f"{RESPONSES}::test_a_value_off_the_scale_is_named_by_row_and_column",
            f"{FILLED}::test_an_answer_that_the_scale_does_not_have",
            f"{FILLED}::test_a_number_as_json_spells_it",
            f"{PLAIN}::test_what_is_no_answer_is_said_and_asked_again",
            "unit/test_session.py::test_what_does_not_fit_is_refused_and_changes_nothing",
        ],
        "off-scale values are never scored": [
            "unit/test_measure_scoring.py::test_a_value_off_the_scale_is_never_scored",
            f"{RESPONSES}::test_a_faulty_row_is_left_out_of_standard_output",
            f"{RESPONSES}::test_a_faulty_table_leaves_no_file",
        ],
        "a missing item is no error, 4.0 in CSV is 4": [
            f"{RESPONSES}::test_what_is_missing_is_no_error",
            f"{RESPONSES}::test_a_missing_column_is_no_error",
            f"{RESPONSES}::test_a_number_may_be_written_with_a_point",
        ],
        "no good JSON, duplicate keys, NaN, far too large, not UTF-8": [
            f"{FILLED}::test_what_is_no_filled_form",
            f"{FILLED}::test_a_file_far_too_large_is_not_read_to_its_end",
            f"{FILLED}::test_half_a_character_is_placed_and_a_whole_one_kept",
            "bad_input/test_texts_in_answers.py::"
            "test_an_answer_nested_far_too_deep_is_refused_clearly",
        ],
        "answers are never quoted": [
            f"{FILLED}::test_an_answer_is_never_quoted",
            f"{RESPONSES}::test_the_faults_never_repeat_an_answer",
        ],
    },
    "CSV export of text that a spreadsheet would run": {
        "led by an apostrophe": [
            f"{RESPONSES}::test_no_spreadsheet_runs_a_text",
            "unit/test_score_command.py::"
            "test_an_id_that_a_spreadsheet_would_run_is_led_by_an_apostrophe",
        ],
    },
    "a report path that is a symlink, a folder, an existing file": {
        "the link is replaced and not followed": [
            f"{OUT_PATH}::test_a_link_is_replaced_and_not_followed",
            f"{OUT_PATH}::test_a_link_to_nothing_is_replaced_too",
        ],
        "a folder is refused": [
            f"{OUT_PATH}::test_a_folder_is_refused",
            "tui/test_report_screen.py::test_a_folder_is_refused_and_the_name_can_be_mended",
        ],
        "an existing file is asked about or needs --force": [
            f"{OUT_PATH}::test_an_existing_file_needs_force",
            "tui/test_report_screen.py::test_an_existing_file_is_asked_about",
            "unit/test_cli_report.py::test_a_file_is_written_once_and_replaced_only_by_force",
        ],
        "a full disk leaves the old file": [
            f"{OUT_PATH}::test_a_full_disk_leaves_the_old_file",
        ],
    },
    "a clock set back, the same second, daylight saving, the future": {
        "order stays true to the recorded instant": [
            f"{STORE}::test_clocks",
            "store/test_recent.py::test_order_is_by_instant_whatever_the_clocks_said",
            "unit/test_history.py::test_a_later_clock_reading_can_be_the_earlier_instant",
            "unit/test_history.py::test_the_hour_that_comes_twice",
            "unit/test_charts_line.py::test_points_are_in_the_order_of_their_instants",
            "unit/test_workspace_timeline.py::test_order_is_true_to_the_instant",
        ],
        "no result hidden": [
            "unit/test_history.py::"
            "test_two_in_the_same_second_are_both_there_and_keep_their_places",
            "unit/test_history.py::test_a_date_in_the_future_is_there_and_comes_last",
            f"{FILLED}::test_no_date_hides_a_result_or_stops_another_command",
        ],
        "seconds and edits do not run backwards": [
            "unit/test_session.py::test_a_clock_set_back_takes_no_time_away",
            "unit/test_session.py::test_the_hour_that_summer_time_repeats_counts_once",
            "store/test_folder.py::test_an_edit_is_newer_even_where_the_clock_went_back",
        ],
    },
    "a terminal of 20x5, resized while typing, without colour, mouse or terminal at all": {
        "a short notice, and a larger one goes on": [
            f"{SCREENS}::test_too_small_a_terminal_is_said_and_a_larger_one_goes_on",
            f"{SCREENS}::test_keys_pressed_in_too_small_a_terminal_break_nothing",
            f"{SCREENS}::test_a_real_terminal_of_20_by_5",
            "tui/test_take.py::test_a_small_terminal_gets_a_notice",
        ],
        "no colour": [f"{SCREENS}::test_no_colour_is_no_colour"],
        "no mouse": [
            "e2e/test_whole_way.py::test_a_whole_assessment_by_keys_killed_halfway_and_resumed",
        ],
        "standard input is no terminal": [
            "e2e/test_whole_way.py::test_without_a_terminal_it_says_what_to_do",
            f"{MAIN}::test_without_a_terminal_the_plain_commands_are_named",
            f"{PLAIN}::test_the_end_of_input_keeps_everything_and_says_so",
        ],
    },
}

CASES = [
    (row, part, test)
    for row, parts in ROWS.items()
    for part, tests in parts.items()
    for test in tests
]


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of a file's tests, none where there is no such file."""
    path = TESTS / file
    if not path.is_file():
        return frozenset()
    found = ast.parse(path.read_text(encoding="utf-8")).body
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(each.name for each in found if isinstance(each, kinds))


def test_no_row_is_without_tests() -> None:
    assert len(ROWS) == 15
    assert all(parts and all(parts.values()) for parts in ROWS.values())


@pytest.mark.parametrize("row", ROWS)
def test_every_test_of_a_row_exists(row: str) -> None:
    missing = [
        (part, test)
        for each, part, test in CASES
        if each == row and test.split("::")[1] not in names_in(test.split("::")[0])
    ]
    assert missing == []


def test_a_test_that_is_not_there_is_missed() -> None:
    assert "test_clocks" in names_in(STORE)
    assert "test_nothing_of_that_name" not in names_in(STORE)
    assert names_in("nowhere.py") == frozenset()
