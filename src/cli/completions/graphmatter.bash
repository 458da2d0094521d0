# bash completion for graphmatter(1)
_graphmatter()
{
    local cur prev words cword
    if declare -F _init_completion >/dev/null; then
        _init_completion || return
    else
        cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
        words=("${COMP_WORDS[@]}") cword=$COMP_CWORD
    fi
    local commands='build check related aliases query init list'
    local reading='--help --config --jobs --no-drafts --quiet --verbose'
    local policies='--older-only --newer-only --min-score --per-series --per-speaker --drafts-too --title-mentions'
    local command=${words[1]} program=${words[0]}
    if ((cword == 1)); then
        COMPREPLY=($(compgen -W "$commands --help --version" -- "$cur"))
        return
    fi
    # First column of what `graphmatter list` prints; of queries, the lines that are not indented.
    _graphmatter_names() { "$program" list "$1" 2>/dev/null | sed -n '/^[a-z]/s/ .*//p'; }
    case $prev in
        -f|--formats)
            local done=${cur%"${cur##*,}"}
            COMPREPLY=($(compgen -P "$done" -W "$(_graphmatter_names formats | sed 1d) all" -- "${cur##*,}"))
            return ;;
        --measures)
            local chosen=${cur%"${cur##*,}"}
            COMPREPLY=($(compgen -P "$chosen" -W "$(_graphmatter_names measures | sed 1d) default all" -- "${cur##*,}"))
            return ;;
        --period) COMPREPLY=($(compgen -W 'year quarter month' -- "$cur")); return ;;
        --gexf-version) COMPREPLY=($(compgen -W '1.2 1.3' -- "$cur")); return ;;
        --view) COMPREPLY=($(compgen -W 'full entities posts' -- "$cur")); return ;;
        --format)
            case $command in
                query) COMPREPLY=($(compgen -W 'table csv json' -- "$cur")) ;;
                aliases) COMPREPLY=($(compgen -W 'text yaml json' -- "$cur")) ;;
                check) COMPREPLY=($(compgen -W 'text json sarif' -- "$cur")) ;;
                related) COMPREPLY=($(compgen -W 'text json yaml' -- "$cur")) ;;
                *) COMPREPLY=($(compgen -W 'text json' -- "$cur")) ;;
            esac
            return ;;
        --report) COMPREPLY=($(compgen -W 'merges kinds noise' -- "$cur")); return ;;
        --jobs|--min-posts|--backbone|--resolution|--seed|--min-confidence|--top|--param|--min-score|--per-series|--per-speaker) return ;;
        --min-severity) COMPREPLY=($(compgen -W 'note warning error' -- "$cur")); return ;;
        --ignore)
            local before=${cur%"${cur##*,}"}
            COMPREPLY=($(compgen -P "$before" -W "$(_graphmatter_names codes)" -- "${cur##*,}"))
            return ;;
        -c|--config|-o|--output|--post|--baseline|--write-baseline) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    esac
    local options
    case $command in
        build) options="$reading --output --formats --view --min-posts --backbone --measures --exact --resolution --seed --period --gexf-version --strict $policies" ;;
        check) options="$reading --format --strict --min-severity --ignore --baseline --write-baseline --fix --dry-run" ;;
        related) options="$reading --post --top $policies --explain-weights --format --evaluate --tune" ;;
        aliases) options="$reading --min-confidence --format --report" ;;
        query) options='--help --param --format --list' ;;
        init) options='--help --output --force' ;;
        list) options='--help' ;;
    esac
    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$cur"))
    elif [[ $command == list ]]; then
        COMPREPLY=($(compgen -W 'formats measures queries kinds fields codes' -- "$cur"))
    elif [[ $command == query && $cword -eq 3 ]]; then
        COMPREPLY=($(compgen -W "$(_graphmatter_names queries)" -- "$cur"))
    else
        COMPREPLY=($(compgen -f -- "$cur"))
    fi
}
complete -o filenames -F _graphmatter graphmatter
