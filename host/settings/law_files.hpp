// Reads rules/*.xml, calendar/*.xml and assessment/*.xml beside zhengqiao.xml. Internal to settings.
#pragma once
#include <filesystem>
#include <optional>
#include <vector>

#include "domain/assessment_scheme.hpp"
#include "domain/law.hpp"
#include "settings/xml.hpp"

namespace zq::settings {

// One file as a tree; a fault when it is not there or not readable.
std::optional<XmlDocument> read_file(const std::filesystem::path& file, std::vector<Fault>& faults);

// Visible *.xml files, sorted; others (editors' backups, half-written temporary files) are nobody's configuration.
// `fault`: why the folder could not be read.
std::vector<std::filesystem::path> xml_files(const std::filesystem::path& folder, std::error_code& fault);

// Without rules/ the first ruleset is in force; without calendar/ no year is known.
Law read_law(const std::filesystem::path& config_folder, std::vector<Fault>& faults);

// Without assessment/ nothing is scored.
AssessmentSchemes read_assessments(const std::filesystem::path& config_folder, std::vector<Fault>& faults);

}  // namespace zq::settings
