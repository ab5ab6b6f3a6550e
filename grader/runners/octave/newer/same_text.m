% MATLAB's == where one side is a text: whether the whole texts are the same. One letter is looked for in a text, as in
% Octave; numbers are compared as numbers.
function same = same_text (a, b)
  texts = (ischar (a) || iscellstr (a)) && (ischar (b) || iscellstr (b));
  one_letter = ischar (a) && ischar (b) && (numel (a) == 1) != (numel (b) == 1);
  if (texts && ! one_letter)
    same = strcmp (a, b);
  else
    same = a == b;
  end
end
