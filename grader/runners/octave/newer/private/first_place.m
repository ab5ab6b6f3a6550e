% Where a pattern, or a number of a place, begins and ends in a text.
function place = first_place (text, place)
  if (isnumeric (place))
    place = [place, place];
    return;
  end
  at = strfind (text, place);
  if (isempty (at))
    error ("there is no '%s' in the text '%s'", place, text);
  end
  place = [at(1), at(1) + builtin("numel", place) - 1];
end
