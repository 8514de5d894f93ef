# Completion for fish.

set -l commands parse folder compare lookup gazetteer
set -l encodings utf-8 utf-16 windows-1252 iso-8859-1 windows-1251 koi8-r shift_jis gb18030 big5
set -l none "not __fish_seen_subcommand_from $commands"

complete -c geoview -n "$none" -a parse -d "Places of texts, without a window"
complete -c geoview -n "$none" -a folder -d "Places of all texts in a folder"
complete -c geoview -n "$none" -a compare -d "Places of two texts side by side"
complete -c geoview -n "$none" -a lookup -d "Places that a name may stand for"
complete -c geoview -n "$none" -a gazetteer -d "The place data"
complete -c geoview -n "$none" -l screenshot -r -d "Render the window into a picture"
complete -c geoview -n "$none" -l timings -d "Say how long it took"
complete -c geoview -n "$none" -l size -x -d "Of the picture, WIDTHxHEIGHT"
complete -c geoview -n "$none" -l theme -x -a "light dark" -d "Of the picture"
complete -c geoview -n "$none" -l new-window -d "A window of its own"
complete -c geoview -n "$none" -l no-config -d "Keep no settings"
complete -c geoview -n "$none" -l version -d "Print the version"
complete -c geoview -s h -l help -d "Say more"

complete -c geoview -n "__fish_seen_subcommand_from parse" -l format -x -a "table json jsonl geojson kml csv html svg gpkg pdf png" -d "Form of the result"
complete -c geoview -n "__fish_seen_subcommand_from parse" -s o -l output -r -d "Write to a file"
complete -c geoview -n "__fish_seen_subcommand_from parse" -l encoding -x -a "$encodings" -d "Encoding of the texts"
complete -c geoview -n "__fish_seen_subcommand_from parse" -l resume -d "Go on with an interrupted run"
complete -c geoview -n "__fish_seen_subcommand_from parse" -l jobs -x -d "Processes"
complete -c geoview -n "__fish_seen_subcommand_from parse" -l scheduler -x -d "Dask cluster"

complete -c geoview -n "__fish_seen_subcommand_from folder" -f -a "(__fish_complete_directories)"
complete -c geoview -n "__fish_seen_subcommand_from folder" -l format -x -a "table csv json" -d "Form of the result"
complete -c geoview -n "__fish_seen_subcommand_from folder" -s o -l output -r -F -d "Write to a file"
complete -c geoview -n "__fish_seen_subcommand_from folder" -l jobs -x -d "Processes"

complete -c geoview -n "__fish_seen_subcommand_from compare" -l format -x -a "table csv geojson json" -d "Form of the result"
complete -c geoview -n "__fish_seen_subcommand_from compare" -s o -l output -r -d "Write to a file"

complete -c geoview -n "__fish_seen_subcommand_from lookup" -f
complete -c geoview -n "__fish_seen_subcommand_from lookup" -l format -x -a "table json" -d "Form of the result"
complete -c geoview -n "__fish_seen_subcommand_from lookup" -l limit -x -d "At most so many"

complete -c geoview -n "__fish_seen_subcommand_from gazetteer" -a "info verify build"
complete -c geoview -n "__fish_seen_subcommand_from gazetteer" -s o -l output -r -d "Where to"
complete -c geoview -n "__fish_seen_subcommand_from gazetteer" -l geonames -r -d "Unpacked GeoNames dump"
complete -c geoview -n "__fish_seen_subcommand_from gazetteer" -l downloads -r -d "Where packages are kept"
