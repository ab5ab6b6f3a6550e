% MATLAB's duration: a length of time, which compares, adds up and prints itself.
classdef duration
  properties
    Format = "";
  end
  properties (Hidden)
    length = 0;  % in seconds
  end
  methods
    function d = duration (hours, minutes, seconds, varargin)
      if (nargin > 2 && isnumeric (hours))
        d.length = 3600 * hours + 60 * minutes + seconds;
      elseif (nargin > 0 && isnumeric (hours))
        d.length = 3600 * hours(:, 1) + 60 * hours(:, 2) + hours(:, 3);
      end
    end
    function x = milliseconds (d)
      x = 1000 * d.length;
    end
    function x = seconds (d)
      x = d.length;
    end
    function x = minutes (d)
      x = d.length / 60;
    end
    function x = hours (d)
      x = d.length / 3600;
    end
    function x = days (d)
      x = d.length / 86400;
    end
    function x = isduration (d)
      x = true;
    end
    function d = plus (a, b)
      if (isa (a, "datetime") || isa (b, "datetime"))
        d = moved (a, b);
        return;
      end
      d = like_either (a, b, duration.long (a) + duration.long (b));
    end
    function d = minus (a, b)
      d = like_either (a, b, duration.long (a) - duration.long (b));
    end
    function d = uminus (d)
      d.length = -d.length;
    end
    function d = abs (d)
      d.length = abs (d.length);
    end
    function d = mtimes (a, b)
      d = times (a, b);
    end
    function d = times (a, b)
      if (isnumeric (a))
        [a, b] = deal (b, a);
      end
      d = a;
      d.length = a.length .* b;
    end
    function d = mrdivide (a, b)
      d = rdivide (a, b);
    end
    function d = rdivide (a, b)
      d = a;
      if (isa (b, "duration"))
        d = a.length ./ b.length;
      else
        d.length = a.length ./ b;
      end
    end
    function x = lt (a, b)
      x = duration.long (a) < duration.long (b);
    end
    function x = le (a, b)
      x = duration.long (a) <= duration.long (b);
    end
    function x = gt (a, b)
      x = duration.long (a) > duration.long (b);
    end
    function x = ge (a, b)
      x = duration.long (a) >= duration.long (b);
    end
    function x = eq (a, b)
      x = duration.long (a) == duration.long (b);
    end
    function x = ne (a, b)
      x = duration.long (a) != duration.long (b);
    end
    function words = char (d, varargin)
      units = {"s", 1, "sec"; "m", 60, "min"; "h", 3600, "hr"; "d", 86400, "days"};
      unit = strcmp (units(:, 1), d.Format);
      if (builtin ("any", unit))
        words = builtin ("sprintf", "%.5g %s", d.length(1) / units{unit, 2}, units{unit, 3});
      else
        whole = floor (abs (d.length(1)) + 1e-4);
        words = builtin ("sprintf", "%02d:%02d:%02d", floor (whole / 3600), mod (floor (whole / 60), 60), mod (whole, 60));
        if (strcmp (d.Format, "mm:ss"))
          words = builtin ("sprintf", "%02d:%02d", floor (whole / 60), mod (whole, 60));
        end
        if (d.length(1) < 0)
          words = ["-", words];
        end
      end
    end
    function words = string (d, varargin)
      words = char (d);
    end
    function disp (d)
      builtin ("disp", char (d));
    end
    function varargout = fprintf (varargin)
      varargout = cell (1, nargout);
      [varargout{:}] = builtin ("fprintf", as_texts (varargin){:});
    end
    function words = sprintf (varargin)
      words = builtin ("sprintf", as_texts (varargin){:});
    end
    function d = like_either (a, b, length)
      d = a;
      if (! isa (a, "duration"))
        d = b;
      end
      d.length = length;
    end
  end
  methods (Static)
    function x = long (d)
      % A plain number beside a duration is a number of days.
      if (isa (d, "duration"))
        x = d.length;
      else
        x = 86400 * d;
      end
    end
    function d = of (x, unit, shown)
      d = duration ();
      d.length = x * unit;
      d.Format = shown;
    end
  end
end
