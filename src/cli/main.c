/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-cli.h"

int
main (int argc, char *argv[])
{
  return spor_cli_main (argc, argv);
}
