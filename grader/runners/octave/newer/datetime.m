% MATLAB's datetime, as the text that it shows: enough for a line that tells when a run ended.
function shown = datetime (varargin)
  when = now ();
  if (nargin > 2 && isnumeric (varargin{1}))
    when = datenum (varargin{1:min (nargin, 6)});
  end
  shown = datestr (when, "dd-mmm-yyyy HH:MM:SS");
end
