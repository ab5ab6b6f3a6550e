% MATLAB's + where one side is a text: both as texts, one behind the other; several, element by element.
function joined = joined_text (a, b)
  if (! (ischar (a) || iscellstr (a) || ischar (b) || iscellstr (b)))
    joined = a + b;
    return;
  end
  a = string (a);
  b = string (b);
  if (ischar (a) && ischar (b))
    joined = [a, b];
  elseif (ischar (a))
    joined = cellfun (@(each) [a, each], b, "UniformOutput", false);
  elseif (ischar (b))
    joined = cellfun (@(each) [each, b], a, "UniformOutput", false);
  else
    joined = cellfun (@horzcat, a, b, "UniformOutput", false);
  end
end
