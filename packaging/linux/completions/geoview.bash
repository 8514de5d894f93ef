# Completion for bash; lies in share/bash-completion/completions as "geoview".

_geoview() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
    local options=
    COMPREPLY=()

    case $command in
        parse)
            case $previous in
                --format) COMPREPLY=($(compgen -W "table json jsonl geojson kml csv html svg gpkg pdf png" -- "$current")); return ;;
                --jobs | --scheduler) return ;;
                --encoding) COMPREPLY=($(compgen -W "utf-8 utf-16 windows-1252 iso-8859-1 windows-1251 koi8-r shift_jis gb18030 big5" -- "$current")); return ;;
            esac
            options="--format -o --output --resume --encoding --jobs --scheduler --help -h"
            ;;
        folder)
            case $previous in
                --format) COMPREPLY=($(compgen -W "table csv json" -- "$current")); return ;;
                --jobs) return ;;
            esac
            options="--format -o --output --jobs --help -h"
            ;;
        compare)
            case $previous in
                --format) COMPREPLY=($(compgen -W "table csv geojson json" -- "$current")); return ;;
            esac
            options="--format -o --output --help -h"
            ;;
        lookup)
            case $previous in
                --format) COMPREPLY=($(compgen -W "table json" -- "$current")); return ;;
                --limit) return ;;
            esac
            options="--format --limit --help -h"
            ;;
        gazetteer)
            if ((COMP_CWORD == 2)); then
                COMPREPLY=($(compgen -W "info verify build" -- "$current"))
                return
            fi
            case $previous in
                --geonames | --downloads)
                    compopt -o filenames 2>/dev/null
                    local IFS=$'\n'
                    COMPREPLY=($(compgen -d -- "$current"))
                    return
                    ;;
            esac
            options="-o --output --geonames --downloads"
            ;;
        *)
            case $previous in
                --theme) COMPREPLY=($(compgen -W "light dark" -- "$current")); return ;;
                --size) return ;;
            esac
            options="--screenshot --timings --size --theme --new-window --no-config --version --help -h"
            ;;
    esac

    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$current"))
        return
    fi
    if [[ $command == lookup ]]; then
        return
    fi
    # File names may hold spaces; readline quotes them when it is told that these are files.
    compopt -o filenames 2>/dev/null
    local IFS=$'\n'
    if [[ $command == folder && $previous != -o && $previous != --output ]]; then
        COMPREPLY=($(compgen -d -- "$current"))
    else
        COMPREPLY=($(compgen -f -- "$current"))
    fi
    if ((COMP_CWORD == 1)); then
        COMPREPLY+=($(compgen -W $'parse\nfolder\ncompare\nlookup\ngazetteer' -- "$current"))
    fi
}

complete -F _geoview geoview
