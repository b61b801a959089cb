// File drops: everything an adapter needs that exchanges files with its legacy system.
#pragma once
#include "zq/delimited.hpp"
#include "zq/drop_folder.hpp"
#include "zq/fixed_width.hpp"
