% MATLAB's pad: blanks, or LETTER, behind a text ("left": before it, "both": around it) up to LENGTH; several as the longest.
function texts = pad (texts, varargin)
  length = builtin ("max", strlength (texts)(:));
  if (numel (varargin) > 0 && isnumeric (varargin{1}))
    length = varargin{1};
    varargin(1) = [];
  end
  side = "right";
  if (numel (varargin) > 0 && any (strcmpi (varargin{1}, {"left", "right", "both"})))
    side = lower (varargin{1});
    varargin(1) = [];
  end
  letter = [varargin{:}, " "](1);
  texts = part_of (texts, @(text) padded (text, builtin ("max", length - builtin ("numel", text), 0), side, letter));
end

function text = padded (text, room, side, letter)
  before = 0;
  switch (side)
    case "left"
      before = room;
    case "both"
      before = floor (room / 2);
  end
  text = [repmat(letter, 1, before), text, repmat(letter, 1, room - before)];
end
